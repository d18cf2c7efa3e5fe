/**
 * Tools take the value of a parameter from its own `example`: not from its schema, where another could stand. The id in a
 * path is one that an answer shows, so that a request made of the examples finds something.
 */
export function parameterExample() {
  const ids = new Set();
  const inPaths = [];
  return {
    Parameter(parameter, { location, report }) {
      if (parameter.example === undefined) {
        report({ message: `Parameter "${parameter.name}" needs an example of its own.`, location: location.key() });
      }
      if (parameter.schema?.examples !== undefined) {
        report({
          message: "Give the example beside the schema, as the parameter's own `example`.",
          location: location.child(["schema", "examples"]).key(),
        });
      }
      if (parameter.in === "path" && parameter.example !== undefined) {
        inPaths.push({ example: parameter.example, location: location.child("example") });
      }
    },
    Response: {
      Example({ value }) {
        collectIds(value, ids);
      },
    },
    Root: {
      leave(_root, { report }) {
        for (const { example, location } of inPaths) {
          if (ids.has(example)) continue;
          report({ message: `No example of an answer has the id "${example}". Take one that is shown.`, location });
        }
      },
    },
  };
}

function collectIds(value, ids) {
  if (Array.isArray(value)) for (const entry of value) collectIds(entry, ids);
  else if (typeof value === "object" && value !== null) {
    if (typeof value.id === "string") ids.add(value.id);
    for (const member of Object.values(value)) collectIds(member, ids);
  }
}
