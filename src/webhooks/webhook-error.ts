/**
 * Which rule a delivery breaks.
 *
 * | Reason | The delivery |
 * |---|---|
 * | `missing-header` | lacks the timestamp, the signature or, where no version is expected, the API version |
 * | `bad-timestamp` | has a timestamp that is not a whole number of seconds |
 * | `too-old`, `in-the-future` | was signed too long ago, or more than a minute from now |
 * | `wrong-signature` | was not signed over this body with any of the secrets |
 * | `not-json`, `not-an-event` | has a body that is no JSON, or lacks `eventId`, `eventType` or `payload` |
 * | `other-version` | is in an API version that is not expected, or not described here |
 * | `signed-url` | has a link in place of the payload, which was not asked for |
 * | `no-payload` | has a link that leads to no payload; only `fetchPayload` says so |
 */
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
 * A delivery is not one to act on. The message says what to look at, and holds no secret, no signature and no link: it may
 * be logged. Answer with 400 and `reason`.
 */
export class WebhookError extends Error {
  override name = "WebhookError";
  readonly reason: WebhookErrorReason;

  constructor(reason: WebhookErrorReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
