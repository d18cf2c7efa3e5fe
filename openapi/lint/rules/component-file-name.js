import path from "node:path";

const folders = new Set(["schemas", "parameters", "headers", "responses"]);

/** The bundler names a component after its file, and openapi-typescript a type after the component. */
export function componentFileName() {
  return {
    ref: {
      leave(node, { location, report }, resolved) {
        const file = resolved.location?.source.absoluteRef;
        if (!file) return;
        const name = path.basename(file, ".yaml");
        const kind = path.basename(path.dirname(file));
        if (folders.has(kind) && !/^[A-Z][A-Za-z0-9]*$/.test(name)) {
          report({ message: `${kind}/${name}.yaml is not in PascalCase.`, location: location.child("$ref") });
        }
        if (file.includes(`${path.sep}examples${path.sep}`) && node.$ref && location.pointer.includes("/examples/")) {
          const key = location.pointer.split("/").at(-1);
          if (key !== name) {
            report({
              message: `Example "${key}" is in a file of another name, ${name}.yaml.`,
              location: location.child("$ref"),
            });
          }
        }
      },
    },
  };
}
