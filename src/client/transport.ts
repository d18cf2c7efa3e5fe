import { ConnectionError } from "./errors/index.js";

/** What sends a finished request: the platform's `fetch`, or a stand-in with the same one argument. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * The last step beneath every middleware, for `workflowRuns.*` and `raw` alike: one request in, one answer out. What
 * must see a request after all headers are on it, and may send it more than once, belongs here.
 *
 * @throws ConnectionError when `fetch` rejects, except for an abort, which passes through unchanged
 */
export function createTransport(fetch: Fetch): Fetch {
  return async (request) => {
    try {
      return await fetch(request);
    } catch (cause) {
      if (request.signal.aborted) throw cause;
      throw new ConnectionError(`No answer came (${reasonOf(cause)}). ${request.method} ${request.url}`, { cause });
    }
  };
}

/** Node's fetch hides the telling part, such as ECONNREFUSED, one or two causes deep. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const { code } = error as { code?: unknown };
  if (error instanceof AggregateError && error.errors.length > 0 && !error.message) return reasonOf(error.errors[0]);
  return typeof code === "string" && !error.message.includes(code) ? `${code}: ${error.message}` : error.message;
}
