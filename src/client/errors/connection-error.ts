import { ExtendError } from "./extend-error.js";

/**
 * No answer came: the host was not found, refused the connection, or dropped it before the answer began. `cause` is what
 * `fetch` rejected with, or a copy without the token if it held that.
 */
export class ConnectionError extends ExtendError {
  override name = "ConnectionError";
  override readonly retryable = true;

  /**
   * True when the request was certainly not sent, since there was no connection: the host was not found, or refused it.
   * Otherwise whether the API saw it is unknown; browsers never tell.
   */
  readonly unsent: boolean;

  constructor(message: string, options: ErrorOptions & { unsent: boolean }) {
    super(message, options);
    this.unsent = options.unsent;
  }
}
