import { ExtendError } from "./extend-error.js";

/**
 * A time limit passed before a whole answer was there. Whether the API saw the request is unknown.
 *
 * An abort by the caller's `signal` is none of this: it rejects with the signal's own reason.
 */
export class TimeoutError extends ExtendError {
  override name = "TimeoutError";
  override readonly retryable = true;

  /** Which limit it was: `timeoutMs` of one attempt, or `totalTimeoutMs` of the whole call. */
  readonly limit: "timeoutMs" | "totalTimeoutMs";

  constructor(message: string, limit: TimeoutError["limit"]) {
    super(message);
    this.limit = limit;
  }
}
