import { newestApiVersion } from "../api-versions.js";
import type { EventOf, PayloadOf, WebhookApiVersion, WebhookEventType } from "./webhook-event.js";

/**
 * Makes an event for a test, with an id of its own. {@link signWebhook} makes a delivery of it.
 *
 * @param eventType any name: an event that is not described here takes any payload
 * @param payload typed by version and event type; it is not looked at
 * @param options `apiVersion` is the newest unless told otherwise, `eventId` a new one
 * @example
 * ```ts
 * import { createEvent } from "extend-contract/webhooks";
 *
 * const event = createEvent("invoice.paid", { amount: 12.5 });
 * console.log(event.eventId, event.eventType, event.payload);
 * ```
 */
export function createEvent<
  Type extends WebhookEventType<V> | (string & {}),
  V extends WebhookApiVersion = typeof newestApiVersion,
>(
  eventType: Type,
  payload: PayloadOf<V, Type>,
  options: { apiVersion?: V | undefined; eventId?: string | undefined } = {},
): EventOf<V, Type, PayloadOf<V, Type>> {
  const { apiVersion = newestApiVersion as V, eventId = newEventId() } = options;
  return { apiVersion, eventId, eventType, payload };
}

/** It need not be unguessable, and not every platform has a `crypto`. */
function newEventId(): string {
  const digits = () => Math.random().toString(36).slice(2).padEnd(11, "0");
  return `event_${(digits() + digits()).slice(0, 21)}`;
}
