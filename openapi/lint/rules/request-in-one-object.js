import { follow, isBinary, membersOf } from "../schemas.js";

/** A client's method takes query and body in one object, so their names differ, and a form has one file. */
export function requestInOneObject() {
  let shared = [];
  return {
    PathItem: {
      enter(pathItem) {
        shared = pathItem.parameters ?? [];
      },
      Operation(operation, { location, report, resolve }) {
        const from = location.source.absoluteRef;
        const body = follow(resolve, { node: operation.requestBody, from });
        const contents = Object.entries(body.node?.content ?? {});
        if (contents.length > 1) {
          report({
            message: "Describe one media type of the body: a client has to choose one.",
            location: location.child("requestBody"),
          });
        }
        for (const [type, { schema }] of contents) {
          const members = membersOf(resolve, { node: schema, from: body.from });
          for (const node of [...shared, ...(operation.parameters ?? [])]) {
            const parameter = follow(resolve, { node, from }).node;
            if (parameter?.in !== "query" || !members.has(parameter.name)) continue;
            report({
              message: `"${parameter.name}" is a query parameter and a member of the body. A client could not tell them apart.`,
              location: location.child("requestBody"),
            });
          }
          const files = [...members].filter(([, { node }]) => node && isBinary(node)).map(([name]) => name);
          if (type === "multipart/form-data" && files.length !== 1) {
            report({
              message: `A form has one binary member (format: binary); this one has ${files.join(", ") || "none"}.`,
              location: location.child("requestBody"),
            });
          }
        }
      },
    },
  };
}
