import path from "node:path";

/** A version's folder holds all of it: freezing one version must not depend on leaving another alone. */
export function selfContained() {
  let folder;
  return {
    Root: {
      enter(_root, { location }) {
        folder = path.dirname(location.source.absoluteRef);
      },
    },
    ref: {
      enter(node, { location, report }, resolved) {
        const target = resolved.location?.source.absoluteRef;
        if (target && !target.startsWith(folder + path.sep)) {
          report({
            message: `${node.$ref} leaves the folder of its API version. Copy the file into ${path.basename(folder)}/.`,
            location: location.child("$ref"),
          });
        }
      },
    },
  };
}
