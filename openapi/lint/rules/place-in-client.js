const keys = ["x-fern-sdk-group-name", "x-fern-sdk-method-name"];

/** Clients, docs and tests call an operation by its resource and method. No two operations of a version share a place. */
export function placeInClient() {
  const taken = new Map();
  return {
    Paths: {
      Operation(operation, { location, report }) {
        for (const key of keys) {
          if (operation[key] === undefined) {
            report({
              message: `State ${key}: an operation has a resource and a method in the client, such as workflowRuns.get.`,
              location: location.key(),
            });
          } else if (typeof operation[key] !== "string" || !/^[a-z][A-Za-z0-9]*$/.test(operation[key])) {
            report({ message: `${key} is not a name in camelCase.`, location: location.child(key) });
          }
        }
        const [resource, method] = keys.map((key) => operation[key]);
        if (resource === undefined || method === undefined) return;
        const place = `${resource}.${method}`;
        if (taken.has(place)) {
          report({
            message: `${place} is the place of ${taken.get(place)} already. Give one of them another method name.`,
            location: location.child(keys[1]),
          });
        }
        taken.set(place, operation.operationId);
      },
    },
  };
}
