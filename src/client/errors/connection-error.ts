import { ExtendError } from "./extend-error.js";

/**
 * No answer came: the host was not found, refused the connection, or dropped it before the answer began. Whether the
 * API saw the request is unknown. `cause` is what `fetch` rejected with, or a copy without the token if it held that.
 */
export class ConnectionError extends ExtendError {
  override name = "ConnectionError";
  override readonly retryable = true;
}
