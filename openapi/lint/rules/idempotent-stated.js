/** Clients take their retry rule from the operation: HTTP's methods do not tell a POST that may be repeated. */
export function idempotentStated() {
  return {
    Paths: {
      Operation(operation, { location, report }) {
        if (typeof operation["x-idempotent"] !== "boolean") {
          report({
            message:
              "State x-idempotent: true when repeating the request leaves the same state, false when it may not.",
            location: location.key(),
          });
        }
      },
    },
  };
}
