import { ExtendError } from "./extend-error.js";

/**
 * A time limit passed before a whole answer was there, or before what was waited for was settled. Whether the API saw the
 * request is unknown.
 *
 * An abort by the caller's `signal` is none of this: it rejects with the signal's own reason.
 */
export class TimeoutError extends ExtendError {
  override name = "TimeoutError";
  override readonly retryable = true;

  /** Which limit it was: `timeoutMs` of one attempt, `totalTimeoutMs` of the whole call, or `maxWaitMs` of `waitFor`. */
  readonly limit: "timeoutMs" | "totalTimeoutMs" | "maxWaitMs";
  /** What `waitFor` read last; undefined for the other limits. */
  readonly last: unknown;

  constructor(message: string, limit: TimeoutError["limit"], last?: unknown) {
    super(message);
    this.limit = limit;
    this.last = last;
  }
}
