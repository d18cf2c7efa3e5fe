import type { ApiVersion, newestApiVersion, WebhooksOf } from "../api-versions.js";
import { InvalidInputError } from "../client/errors/invalid-input-error.js";

/** An API version that describes webhooks. */
export type WebhookVersion = {
  [V in ApiVersion]: string extends keyof WebhooksOf<V> ? never : V;
}[ApiVersion];

/** The name of an event that a version describes, such as `workflow_run.completed`. */
export type WebhookEventType<V extends WebhookVersion = typeof newestApiVersion> = keyof WebhooksOf<V> & string;

// For the compiler only. A text that is none of the known ones, so that a `switch` over those narrows; `string` or a brand
// of it would stay in every branch, and its payload with it.
declare enum Undescribed {
  type = "some other text",
}

/** An event that this version of the package does not know: the API may add some. Answer it with 200, and do nothing. */
export interface UnknownWebhookEvent {
  eventId: string;
  /** Some other text. To look for a certain one, make it a string first: `const type: string = event.eventType`. */
  eventType: Undescribed;
  payload: unknown;
}

/** A payload that was too large to be sent, as a link to it. */
export type SignedUrlPayload<V extends WebhookVersion = typeof newestApiVersion> = Extract<
  AnyPayload<V>,
  { object?: "signed_data_url" }
>;

type AnyEvent<V extends WebhookVersion> = {
  [Type in WebhookEventType<V>]: WebhooksOf<V>[Type] extends {
    post: { requestBody?: { content: { "application/json": infer Event } } };
  }
    ? Event
    : never;
}[WebhookEventType<V>];

type AnyPayload<V extends WebhookVersion> =
  AnyEvent<V> extends infer Event ? (Event extends { payload: infer Payload } ? Payload : never) : never;

type WithPayload<V extends WebhookVersion, Event, SignedUrl extends boolean> = Event extends {
  eventId: string;
  eventType: infer Type;
  payload: infer Payload;
}
  ? { eventId: string; eventType: Type; payload: SignedUrl extends true ? Payload : WithoutLink<V, Payload> }
  : never;

type WithoutLink<V extends WebhookVersion, Payload> = Payload extends SignedUrlPayload<V> ? never : Payload;

/** An event that a version describes; with `true` as second argument, its payload may be a link. */
export type KnownWebhookEvent<
  V extends WebhookVersion = typeof newestApiVersion,
  SignedUrl extends boolean = false,
> = V extends WebhookVersion ? WithPayload<V, AnyEvent<V>, SignedUrl> : never;

/**
 * What a delivery tells. A `switch` over `eventType` narrows `payload`; its `default` is an event that is not described.
 *
 * @example
 * ```ts
 * import type { WebhookEvent } from "extend-contract/webhooks";
 *
 * export function handle(event: WebhookEvent): string {
 *   switch (event.eventType) {
 *     case "workflow_run.completed":
 *     case "workflow_run.needs_review":
 *       return `${event.payload.id} is ${event.payload.status}`;
 *     default:
 *       return "nothing to do";
 *   }
 * }
 * ```
 */
export type WebhookEvent<V extends WebhookVersion = typeof newestApiVersion, SignedUrl extends boolean = false> =
  | KnownWebhookEvent<V, SignedUrl>
  | UnknownWebhookEvent;

/**
 * An event for a test: what Extend would deliver about a run. Sign its JSON with {@link signWebhook}.
 *
 * @param eventType what has happened, by its name in the description of `apiVersion`
 * @param payload the run or step run, in the shape of that version
 * @param options.eventId two deliveries with the same one are the same event; a new one when left out
 * @throws InvalidInputError for an event type that is no text, or a payload that is no object
 * @example
 * ```ts
 * import { createEvent, signWebhook } from "extend-contract/webhooks";
 * import type { WorkflowRun } from "extend-contract";
 *
 * export async function deliver(run: WorkflowRun, secret: string): Promise<Request> {
 *   const body = JSON.stringify(createEvent("workflow_run.completed", run));
 *   const headers = await signWebhook({ body, secret, apiVersion: "2026-02-09" });
 *   return new Request("http://localhost:3000/hooks", { method: "POST", body, headers });
 * }
 * ```
 */
export function createEvent<
  V extends WebhookVersion = typeof newestApiVersion,
  Type extends WebhookEventType<V> = WebhookEventType<V>,
>(
  eventType: Type,
  payload: Extract<KnownWebhookEvent<V, true>, { eventType: Type }>["payload"],
  options: { eventId?: string | undefined } = {},
): Extract<KnownWebhookEvent<V, true>, { eventType: Type }> {
  if (typeof eventType !== "string" || eventType === "") {
    throw new InvalidInputError("The type of an event is a text such as workflow_run.completed.");
  }
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
    throw new InvalidInputError("The payload of an event is an object, such as a run.");
  }
  const eventId = options.eventId ?? `event_${crypto.randomUUID().replaceAll("-", "")}`;
  return { eventId, eventType, payload } as Extract<KnownWebhookEvent<V, true>, { eventType: Type }>;
}
