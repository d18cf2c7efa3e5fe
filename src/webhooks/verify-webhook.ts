import { versionHeaderName } from "../api-versions.js";
import { InvalidInputError } from "../client/errors/invalid-input-error.js";
import type { WebhookEvent, WebhookVersion } from "./events.js";
import { bytesOf, isSignedBy, signatureHeaderName, timestampHeaderName, type WebhookBody } from "./signature.js";
import { WebhookError } from "./webhook-error.js";

/** Headers of a request: `Headers` of any library, or an object such as `request.headers` of Node, names in any case. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Arguments of {@link verifyWebhook}. */
export interface VerifyWebhookInput<V extends WebhookVersion = WebhookVersion, SignedUrl extends boolean = boolean> {
  /** The body as it arrived, before anything has parsed it. */
  body: WebhookBody;
  headers: WebhookHeaders;
  /** The secret of the endpoint, the whole of it; or several, while one takes the place of another. */
  secret: string | readonly string[];
  /** The version that the endpoint is set to. It decides the type of the event; a delivery in another one is refused. */
  apiVersion?: V | undefined;
  /**
   * How old a delivery may be, in seconds. One may also be a minute ahead of this clock. 0 looks at no time at all.
   * @default 300
   */
  maxAgeSeconds?: number | undefined;
  /**
   * Whether the payload may be a link, as endpoints can be set to send large ones: fetch it with `fetchPayload`.
   * @default false
   */
  signedUrl?: SignedUrl | undefined;
  /** The time, in milliseconds since 1970-01-01 UTC. @default Date.now */
  now?: (() => number) | undefined;
}

/** How far ahead of this clock that of the sender may be, in seconds. */
const maxAheadSeconds = 60;

/**
 * Makes sure that a delivery was sent by Extend not long ago, and resolves to what it tells.
 *
 * It looks at the timestamp first, then at the signature, then at the body. Deliveries may come twice and in any order:
 * remember `eventId`, and go by what the run says rather than by which event came last.
 *
 * @throws WebhookError with a `reason` for a delivery that must not be believed
 * @throws InvalidInputError for arguments that cannot be used, such as a body that was parsed already
 * @see extend-ai 1.17.0, whose rules these are, to the second
 * @example
 * ```ts
 * import { verifyWebhook, WebhookError } from "extend-contract/webhooks";
 *
 * export async function receive(request: Request): Promise<Response> {
 *   try {
 *     const event = await verifyWebhook({
 *       body: await request.text(),
 *       headers: request.headers,
 *       secret: process.env["EXTEND_WEBHOOK_SECRET"] ?? "",
 *       apiVersion: "2026-02-09",
 *     });
 *     if (event.eventType === "workflow_run.completed") console.log(event.payload.id);
 *     return new Response(null, { status: 204 });
 *   } catch (error) {
 *     if (!(error instanceof WebhookError)) throw error;
 *     return new Response(error.message, { status: 400 });
 *   }
 * }
 * ```
 */
export async function verifyWebhook<V extends WebhookVersion = WebhookVersion, SignedUrl extends boolean = false>(
  input: VerifyWebhookInput<V, SignedUrl>,
): Promise<WebhookEvent<V, SignedUrl>> {
  const { headers, secret, apiVersion, maxAgeSeconds = 300, signedUrl, now = Date.now } = checkInput(input);
  const body = bytesOf(input.body);
  const timestamp = required(headers, timestampHeaderName);
  const signature = required(headers, signatureHeaderName);
  const secrets = typeof secret === "string" ? [secret] : secret;
  if (maxAgeSeconds > 0) checkAge(timestamp, maxAgeSeconds, now());
  if (!(await isSignedBy(secrets, { timestamp, signature, body }))) {
    throw new WebhookError(
      "wrong-signature",
      "The signature is not of this body by this secret. Is it the secret of this endpoint, all of it with wss_? Is the " +
        "body as it arrived, not parsed and printed again?",
    );
  }
  const named = headerOf(headers, versionHeaderName);
  if (apiVersion !== undefined && named !== undefined && named !== apiVersion) {
    throw new WebhookError(
      "other-version",
      `The delivery is in version ${JSON.stringify(named)}, where ${apiVersion} is expected. The version is that of the ` +
        "endpoint, whatever version has started the run.",
    );
  }
  const event = eventOf(body);
  if (!signedUrl && isSignedUrl(event.payload)) {
    throw new WebhookError(
      "signed-url",
      "The payload is a link. Allow it with signedUrl: true and fetch it with fetchPayload, or set the endpoint to send " +
        "payloads as JSON.",
    );
  }
  return event as WebhookEvent<V, SignedUrl>;
}

/** Whether a payload is a link to the payload. */
export function isSignedUrl(payload: unknown): payload is { object: "signed_data_url"; data: string } {
  const { object, data } = (payload ?? {}) as { object?: unknown; data?: unknown };
  return object === "signed_data_url" && typeof data === "string";
}

function checkInput<Input extends VerifyWebhookInput>(input: Input): Input {
  const { headers, secret, maxAgeSeconds } = input ?? {};
  if (typeof headers !== "object" || headers === null) {
    throw new InvalidInputError("headers must be the headers of the request: Headers, or an object with their names.");
  }
  if (Array.isArray(secret) && secret.length === 0) throw new InvalidInputError("secret is an empty list.");
  if (maxAgeSeconds !== undefined && !(Number(maxAgeSeconds) >= 0 && typeof maxAgeSeconds === "number")) {
    throw new InvalidInputError("maxAgeSeconds must be a number of seconds, or 0 for no limit.");
  }
  return input;
}

function required(headers: WebhookHeaders, name: string): string {
  const value = headerOf(headers, name);
  if (value === undefined || value === "") {
    throw new WebhookError(
      "missing-header",
      `The header ${name} is missing. Does the request come from Extend, and does everything before this pass it on?`,
    );
  }
  return value;
}

/** A header by its name in any case; the first where there are several. */
function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (typeof headers.get === "function") return headers.get(name) ?? undefined;
  const found = Object.entries(headers).find(([key, value]) => key.toLowerCase() === name && value !== undefined);
  const value = found?.[1];
  return Array.isArray(value) ? value[0] : (value as string | undefined);
}

function checkAge(timestamp: string, maxAgeSeconds: number, now: number): void {
  if (!/^-?\d+$/.test(timestamp)) {
    throw new WebhookError("bad-timestamp", `${timestampHeaderName} must be whole seconds since 1970-01-01 UTC.`);
  }
  const age = Math.floor(now / 1000) - Number(timestamp);
  if (age > maxAgeSeconds) {
    throw new WebhookError(
      "too-old",
      `The delivery was signed ${age} seconds ago, and at most ${maxAgeSeconds} are allowed (maxAgeSeconds). Is the clock ` +
        "of this machine right, and was the delivery held up on its way?",
    );
  }
  if (age < -maxAheadSeconds) {
    throw new WebhookError(
      "in-the-future",
      `The delivery was signed ${-age} seconds from now, and at most ${maxAheadSeconds} are allowed. Is the clock of this ` +
        "machine right?",
    );
  }
}

function eventOf(body: Uint8Array): { eventId: string; eventType: string; payload: unknown } {
  let event: unknown;
  try {
    event = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    throw new WebhookError("not-json", "The body is signed, but it is no JSON.");
  }
  const { eventId, eventType, payload } = (event ?? {}) as Record<string, unknown>;
  if (typeof eventId !== "string" || typeof eventType !== "string" || payload === undefined) {
    throw new WebhookError(
      "not-an-event",
      "The body is signed JSON, but no event: it needs the texts eventId and eventType, and a payload.",
    );
  }
  return event as { eventId: string; eventType: string; payload: unknown };
}
