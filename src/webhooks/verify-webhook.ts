import { type ApiVersionRow, apiVersions, versionHeaderName } from "../api-versions.js";
import type { Rule } from "../client/input/check-options.js";
import { isObject } from "../client/values.js";
import { bodyRule, booleanRule, checkGiven, dateRule, secretRule } from "./options.js";
import { isSignatureOf, signatureHeader, textOf, timestampHeader, type WebhookBody } from "./signature.js";
import { WebhookError } from "./webhook-error.js";
import type { DeliveredEvent, WebhookApiVersion, WebhookEvent } from "./webhook-event.js";

/** Headers of a request as any server has them: `Headers`, Node's `request.headers`, an object with names in any case. */
export type WebhookHeaders =
  | { get(name: string): string | null | undefined }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Options of {@link verifyWebhook}. */
export interface VerifyWebhookOptions<
  V extends WebhookApiVersion = WebhookApiVersion,
  Linked extends boolean = boolean,
> {
  /** The body as it arrived, not parsed: its text or its bytes. */
  body: WebhookBody;
  /** The headers of the request. Of a header that came several times the first counts. */
  headers: WebhookHeaders;
  /** The secret of the endpoint, such as `wss_…`; the old one and the new one while it is changed. */
  secret: string | readonly string[];
  /**
   * The API version that the endpoint is set to. A delivery in another one is refused.
   *
   * @default any that is described here, as the delivery says
   */
  apiVersion?: V | undefined;
  /** How long ago it may have been signed, in seconds. 0 for any time, the future included. @default 300 */
  maxAgeSeconds?: number | undefined;
  /** When it arrived: for a delivery that was recorded. @default now */
  receivedAt?: Date | undefined;
  /** Whether the payload may be a link, for {@link fetchPayload} to follow. @default false */
  allowSignedUrl?: Linked | undefined;
}

const maxAgeSeconds = 300;
/** How far in the future it may have been signed: no two clocks agree. */
const maxAheadSeconds = 60;

/** The versions that are chosen by a header are those that deliver events. */
const described = Object.values<ApiVersionRow>(apiVersions).flatMap(({ versionHeader }) => versionHeader ?? []);

function isDescribed(version: unknown): version is WebhookApiVersion {
  return described.some((name) => name === version);
}

const optionRules: Readonly<Record<keyof VerifyWebhookOptions, Rule>> = {
  body: bodyRule,
  headers: [isObject, "the headers of the request: Headers, or an object"],
  secret: [
    (value) => (Array.isArray(value) ? value.length > 0 && value.every(secretRule[0]) : secretRule[0](value)),
    `${secretRule[1]}, or a list of them`,
  ],
  apiVersion: [isDescribed, `one of ${described.join(", ")}`],
  maxAgeSeconds: [(value) => typeof value === "number" && value >= 0, "a number of seconds, 0 or more"],
  receivedAt: dateRule,
  allowSignedUrl: booleanRule,
};

/**
 * Makes sure that a delivery was sent by Extend, just now, and resolves to its event, typed by API version and event type.
 * An event of a type that is not described here passes, with a payload of type `unknown`; answer it with 200.
 *
 * It holds no memory: a delivery that is repeated passes again, with the same `eventId`.
 *
 * @throws WebhookError for a delivery not to act on, with the `reason`
 * @throws InvalidInputError for an option that does not exist or cannot be used, such as a body that was parsed already or an empty secret
 * @example
 * ```ts
 * import { verifyWebhook, WebhookError } from "extend-contract/webhooks";
 *
 * export async function POST(request: Request): Promise<Response> {
 *   const secret = process.env["EXTEND_WEBHOOK_SECRET"] ?? "";
 *   const { headers } = request;
 *   try {
 *     const event = await verifyWebhook({ body: await request.text(), headers, secret, apiVersion: "2026-02-09" });
 *     if (event.eventType === "workflow_run.completed") console.log(event.payload.dashboardUrl);
 *     return new Response(null, { status: 204 });
 *   } catch (error) {
 *     if (!(error instanceof WebhookError)) throw error;
 *     return new Response(error.reason, { status: 400 });
 *   }
 * }
 * ```
 */
export async function verifyWebhook<V extends WebhookApiVersion = WebhookApiVersion, Linked extends boolean = false>(
  options: VerifyWebhookOptions<V, Linked>,
): Promise<Linked extends true ? DeliveredEvent<V> : WebhookEvent<V>>;
export async function verifyWebhook(options: VerifyWebhookOptions): Promise<DeliveredEvent> {
  checkGiven(options, optionRules, "body", "headers", "secret");
  await checkSignature(options);
  const { eventId, eventType, payload } = parse(options.body);
  if (!options.allowSignedUrl && isSignedUrl(payload)) {
    throw new WebhookError(
      "signed-url",
      "The payload is a link to the payload. Set allowSignedUrl and give the event to fetchPayload, or set the endpoint " +
        "up to send payloads as JSON.",
    );
  }
  return { apiVersion: versionOf(options), eventId, eventType, payload } as DeliveredEvent;
}

/** Whether a payload is a link, whose `object` may be missing. */
export function isSignedUrl(payload: unknown): payload is { data: unknown } {
  if (!isObject(payload)) return false;
  return payload.object === "signed_data_url" || (payload.object === undefined && typeof payload.data === "string");
}

/** The rules of Extend's own helpers, in their order. */
async function checkSignature(options: VerifyWebhookOptions): Promise<void> {
  const { body, headers, secret, maxAgeSeconds: maxAge = maxAgeSeconds, receivedAt = new Date() } = options;
  const timestamp = required(headers, timestampHeader);
  const signature = required(headers, signatureHeader);
  if (maxAge > 0) checkAge(timestamp, maxAge, receivedAt);
  // All of them, so that the time does not tell which one it is.
  const secrets = typeof secret === "string" ? [secret] : secret;
  const checks = await Promise.all(secrets.map((each) => isSignatureOf(signature, body, timestamp, each)));
  if (checks.includes(true)) return;
  const hasSpace = secrets.some((each) => each.trim() !== each);
  throw new WebhookError(
    "wrong-signature",
    "The body was not signed with this secret. Is it the secret of this endpoint, whole, with its wss_? Is the body what " +
      "arrived, byte by byte? One that was parsed and printed again is another one." +
      (hasSpace ? " The secret begins or ends with white space, which counts." : ""),
  );
}

function checkAge(timestamp: string, maxAge: number, receivedAt: Date): void {
  if (!/^\d{1,15}$/.test(timestamp)) {
    throw new WebhookError(
      "bad-timestamp",
      `The header ${timestampHeader} must be a whole number of seconds since 1970.`,
    );
  }
  const age = Math.floor(receivedAt.getTime() / 1000) - Number(timestamp);
  if (age > maxAge) {
    throw new WebhookError(
      "too-old",
      `The delivery was signed ${age} s ago, and ${maxAge} s are allowed. It may be a copy; or the clock of this machine is fast.`,
    );
  }
  if (age < -maxAheadSeconds) {
    throw new WebhookError(
      "in-the-future",
      `The delivery was signed ${-age} s from now, and ${maxAheadSeconds} s are allowed. Is the clock of this machine slow?`,
    );
  }
}

function parse(body: WebhookBody): { eventId: string; eventType: string; payload: object } {
  let event: unknown;
  try {
    event = JSON.parse(textOf(body));
  } catch {
    throw new WebhookError("not-json", "The body is signed as it must be, but is no JSON.");
  }
  const { eventId, eventType, payload } = isObject(event) ? event : {};
  if (typeof eventId === "string" && eventId && typeof eventType === "string" && eventType && isObject(payload)) {
    return { eventId, eventType, payload };
  }
  throw new WebhookError(
    "not-an-event",
    "The body is signed as it must be, but is no event: that has the texts eventId and eventType, and an object payload.",
  );
}

function versionOf({ headers, apiVersion: expected }: VerifyWebhookOptions): WebhookApiVersion {
  const named = headerOf(headers, versionHeaderName) || expected || required(headers, versionHeaderName);
  if (isDescribed(named) && (expected === undefined || named === expected)) return named;
  throw new WebhookError(
    "other-version",
    `The delivery is in API version ${JSON.stringify(named.slice(0, 40))}; ` +
      `${expected === undefined ? `described here are ${described.join(" and ")}` : `expected is ${expected}`}. ` +
      "The version is set on the endpoint.",
  );
}

function required(headers: WebhookHeaders, name: string): string {
  const value = headerOf(headers, name);
  if (value) return value;
  throw new WebhookError(
    "missing-header",
    `The header ${name} is missing. It was not sent by Extend, or something on the way to here dropped it.`,
  );
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (typeof headers.get === "function") return headers.get(name) ?? undefined;
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return typeof value === "object" ? value[0] : value;
}
