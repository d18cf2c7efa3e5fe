import type { ApiVersion, newestApiVersion, SchemaOf, WebhooksOf } from "../api-versions.js";

/** An API version whose description has webhooks. */
export type WebhookApiVersion = {
  [V in ApiVersion]: string extends keyof WebhooksOf<V> ? never : V;
}[ApiVersion];

/** The name of an event that an API version describes, such as `workflow_run.completed`. */
export type WebhookEventType<V extends WebhookApiVersion = typeof newestApiVersion> = {
  [Each in V]: keyof WebhooksOf<Each>;
}[V];

/**
 * The name of an event that is not described here, such as `edit_run.processed`: any string. No name that is known can
 * be one, so that `switch (event.eventType)` tells the payloads apart; to compare it, take it as a string:
 * `const name: string = event.eventType`.
 */
declare enum UnknownEventType {
  Any = "",
}

export type { UnknownEventType };

/** What stands for a payload that is too large to be delivered: a link to it in `data`. */
export type SignedDataUrl = SchemaOf<WebhookApiVersion, "SignedDataUrl">;

/**
 * An event, whatever its payload is.
 *
 * @typeParam V the API version that the payload is in
 */
export interface EventOf<V, Type, Payload> {
  /** The API version that the payload is in: that of the endpoint. */
  readonly apiVersion: V;
  /** The same in every delivery of the event: remember it, to handle the event once. */
  readonly eventId: string;
  /** What has happened, such as `workflow_run.completed`. */
  readonly eventType: Type;
  /** What it has happened to, as it was then. */
  readonly payload: Payload;
}

/** What an event of an API version carries: the thing itself, or a link to it. */
type DeliveredPayload<V extends WebhookApiVersion, Type extends WebhookEventType<V>> =
  WebhooksOf<V> extends Record<
    Type,
    { post: { requestBody: { content: { "application/json": { payload: infer P } } } } }
  >
    ? P
    : never;

/** The payload of an event: the thing itself. */
export type PayloadOf<V extends WebhookApiVersion, Type> = V extends WebhookApiVersion
  ? Type extends WebhookEventType<V>
    ? Exclude<DeliveredPayload<V, Type>, SignedDataUrl>
    : unknown
  : never;

/**
 * An event with its payload. `switch (event.eventType)` narrows the payload, and `event.apiVersion` does where several
 * versions may come. An event of a type that is not described here has a payload of type `unknown`.
 *
 * @typeParam V the API version, or several; the newest when left out
 */
export type WebhookEvent<V extends WebhookApiVersion = typeof newestApiVersion> =
  | {
      [Each in V]: {
        [Type in WebhookEventType<Each>]: EventOf<Each, Type, PayloadOf<Each, Type>>;
      }[WebhookEventType<Each>];
    }[V]
  | EventOf<V, UnknownEventType, unknown>;

/** An event as it may arrive: with its payload, or with a link to it. `fetchPayload` makes it a {@link WebhookEvent}. */
export type DeliveredEvent<V extends WebhookApiVersion = typeof newestApiVersion> =
  | WebhookEvent<V>
  | {
      [Each in V]: { [Type in WebhookEventType<Each>]: EventOf<Each, Type, SignedDataUrl> }[WebhookEventType<Each>];
    }[V];
