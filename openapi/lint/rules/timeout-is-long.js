const key = "x-speakeasy-timeout";

/** A timeout is stated where clients would give up too early, which they do after a minute. Seconds are a mistake. */
export function timeoutIsLong() {
  return {
    Operation(operation, { location, report }) {
      const timeout = operation[key];
      if (timeout !== undefined && !(Number.isInteger(timeout) && timeout > 60_000)) {
        report({
          message: `${key} is a whole number of milliseconds above 60000; leave it out where a minute is enough.`,
          location: location.child(key),
        });
      }
    },
  };
}
