import { versionHeaderName } from "../api-versions.js";
import { InvalidInputError } from "../client/errors/invalid-input-error.js";
import type { Rule } from "../client/input/check-options.js";
import { isObject } from "../client/values.js";
import { bodyRule, checkGiven, dateRule, secretRule } from "./options.js";
import { signatureHeader, signatureOf, timestampHeader, type WebhookBody } from "./signature.js";
import type { EventOf } from "./webhook-event.js";

/** Options of {@link signWebhook}. */
export interface SignWebhookOptions<Body extends WebhookBody = WebhookBody> {
  /** The secret of the endpoint, such as `wss_…`. */
  secret: string;
  /** The event to deliver. */
  event?: EventOf<string, string, unknown> | undefined;
  /** The body to deliver, for what is no event; instead of `event`. */
  body?: Body | undefined;
  /** The API version to name in the headers. @default that of the event; none for a body */
  apiVersion?: string | undefined;
  /** When it is signed. @default now */
  signedAt?: Date | undefined;
}

/** What is sent to an endpoint: `fetch(url, { method: "POST", ...delivery })`. */
export interface WebhookDelivery<Body extends WebhookBody = WebhookBody> {
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;
}

const optionRules: Readonly<Record<keyof SignWebhookOptions, Rule>> = {
  secret: secretRule,
  event: [isObject, "an event, as createEvent makes it"],
  body: bodyRule,
  apiVersion: [(value) => typeof value === "string" && value !== "", "the name of an API version"],
  signedAt: dateRule,
};

/**
 * Makes a delivery as Extend makes it, for testing what receives webhooks.
 *
 * @throws InvalidInputError for an option that does not exist or cannot be used
 * @example
 * ```ts
 * import { createEvent, signWebhook, verifyWebhook } from "extend-contract/webhooks";
 *
 * const secret = "wss_test";
 * const delivery = await signWebhook({ event: createEvent("invoice.paid", { amount: 12.5 }), secret });
 * const event = await verifyWebhook({ ...delivery, secret });
 * console.log(event.eventType);
 * ```
 */
export async function signWebhook<Body extends WebhookBody = string>(
  options: SignWebhookOptions<Body>,
): Promise<WebhookDelivery<Body>> {
  checkGiven(options, optionRules, "secret");
  const { secret, event, apiVersion = event?.apiVersion, signedAt = new Date() } = options;
  const body = options.body ?? (event && (bodyOf(event) as Body));
  if (body === undefined || (event && options.body !== undefined)) {
    throw new InvalidInputError("signWebhook takes an event, or a body, and not both.");
  }
  const timestamp = String(Math.floor(signedAt.getTime() / 1000));
  return {
    body,
    headers: {
      "content-type": "application/json",
      [timestampHeader]: timestamp,
      [signatureHeader]: await signatureOf(body, timestamp, secret),
      ...(apiVersion !== undefined && { [versionHeaderName]: apiVersion }),
    },
  };
}

function bodyOf({ eventId, eventType, payload }: EventOf<string, string, unknown>): string {
  return JSON.stringify({ eventId, eventType, payload });
}
