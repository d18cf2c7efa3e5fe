/** Why a delivery is refused; for programs, while the message is for people. */
export type WebhookErrorReason =
  | "missing-header"
  | "bad-timestamp"
  | "too-old"
  | "in-the-future"
  | "wrong-signature"
  | "not-json"
  | "not-an-event"
  | "other-version"
  | "signed-url"
  | "no-payload";

/**
 * A delivery that must not be believed, or whose payload cannot be had. Answer it with a status that is no 2xx, such as
 * 400. The message says what to look at, and never holds the secret or the signature that was expected.
 */
export class WebhookError extends Error {
  override name = "WebhookError";

  constructor(
    /** What is wrong: `missing-header`, `bad-timestamp`, `too-old`, `in-the-future`, `wrong-signature` and others. */
    readonly reason: WebhookErrorReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
