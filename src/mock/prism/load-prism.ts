/**
 * Loads the packages of Prism. A library of its HTTP server changes how the whole process writes stacks and takes uncaught
 * errors; left so, a failing test of whoever uses the mock points at a wrong line. What was there is put back.
 *
 * @throws Error when Prism is not installed
 */
export async function loadPrism() {
  const { prepareStackTrace } = Error;
  const emit = Object.getOwnPropertyDescriptor(process, "emit");
  try {
    const [{ createLogger }, { getHttpOperationsFromSpec }, { createServer }] = await Promise.all([
      import("@stoplight/prism-core"),
      import("@stoplight/prism-http"),
      import("@stoplight/prism-http-server"),
    ]);
    return { createLogger, getHttpOperationsFromSpec, createServer };
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Reflect.deleteProperty(process, "emit");
    if (emit) Object.defineProperty(process, "emit", emit);
  }
}
