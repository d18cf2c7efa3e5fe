/**
 * Tells a function of the caller's something. What it throws, or the promise it returns rejects with, is reported as a
 * warning of the process and changes nothing else: a log that fails must not end a server.
 *
 * @param name of the option that the function was given as
 */
export function callHook<T>(name: string, hook: ((value: T) => unknown) | undefined, value: T): void {
  if (!hook) return;
  const warn = (error: unknown) =>
    process.emitWarning(`${name} failed: ${error instanceof Error ? error.message : String(error)}`, "HookWarning");
  try {
    Promise.resolve(hook(value)).catch(warn);
  } catch (error) {
    warn(error);
  }
}
