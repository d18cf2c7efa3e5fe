/** The longest wait before a retry, in milliseconds: as long as Extend's own client waits at most. */
export const maxWaitMs = 60_000;

const firstWaitMs = 1_000;

/** How long to wait before a retry, and on whose word. */
export interface RetryWait {
  waitMs: number;
  waitReason: "retry-after" | "backoff";
}

/**
 * The wait after a failed attempt: what `Retry-After` says, else a random time from 0 to a limit that begins at 1 s and
 * doubles with each attempt ("full jitter", so that clients that failed together do not come back together). At most
 * {@link maxWaitMs}.
 *
 * @param attempt the one that failed, from 1
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function retryWait(attempt: number, headers: Headers | undefined): RetryWait {
  const asked = headers && retryAfterMs(headers);
  return asked === undefined
    ? { waitMs: Math.random() * Math.min(maxWaitMs, firstWaitMs * 2 ** (attempt - 1)), waitReason: "backoff" }
    : { waitMs: Math.min(maxWaitMs, asked), waitReason: "retry-after" };
}

/**
 * `Retry-After` in milliseconds: given in seconds, or as a date. A date is compared with the answer's own `Date`, since
 * the two clocks may differ. Undefined for one that is missing, malformed or past.
 *
 * @see RFC 9110, 10.2.3
 */
function retryAfterMs(headers: Headers): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const now = Date.parse(headers.get("date") ?? "") || Date.now();
  const wait = Date.parse(value) - now;
  return wait >= 0 ? wait : undefined;
}
