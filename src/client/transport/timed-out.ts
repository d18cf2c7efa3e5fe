import { TimeoutError } from "../errors/index.js";
import type { Call } from "./call.js";

/** The error for a call that reached one of its limits. */
export function timedOut({ method, url, limits }: Call, limit: TimeoutError["limit"]): TimeoutError {
  const what = limit === "timeoutMs" ? "one attempt" : "the whole call";
  return new TimeoutError(
    `No whole answer came within ${limits[limit]} ms, the limit of ${what} (${limit}). ${method} ${url}`,
    limit,
  );
}
