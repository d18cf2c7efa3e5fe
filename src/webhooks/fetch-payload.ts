import { readBody } from "../client/answer/read-body.js";
import { callOptions, checkOptions, clientOptions, type Rule } from "../client/input/check-options.js";
import { isObject } from "../client/values.js";
import { booleanRule } from "./options.js";
import { isSignedUrl } from "./verify-webhook.js";
import { WebhookError } from "./webhook-error.js";
import type { EventOf, SignedDataUrl } from "./webhook-event.js";

/** Options of {@link fetchPayload}. */
export interface FetchPayloadOptions {
  /** How long it may take, to the last byte, in milliseconds. @default 30000 */
  timeoutMs?: number | undefined;
  /** The longest payload that is read, in bytes, after decompression. @default 67108864 (64 MiB) */
  maxAnswerBytes?: number | undefined;
  /** Allows plain http, this machine and private networks: for tests. @default false */
  allowPrivate?: boolean | undefined;
  /** Ends it early; it rejects with the reason of the signal. */
  signal?: AbortSignal | undefined;
  /** Called as `fetch(url, init)`. @default the platform's */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

const { signal, timeoutMs, maxAnswerBytes } = callOptions;
const optionRules: Readonly<Record<keyof FetchPayloadOptions, Rule>> = {
  signal,
  timeoutMs,
  maxAnswerBytes,
  allowPrivate: booleanRule,
  fetch: clientOptions.fetch,
};

/** An event of which the payload is there. */
type WithPayload<Event> =
  Event extends EventOf<infer V, infer Type, infer Payload> ? EventOf<V, Type, Exclude<Payload, SignedDataUrl>> : never;

/**
 * Follows the link that stands for a large payload, and resolves to the event with the payload itself. An event that has
 * its payload is resolved to as it is, so that every event can go through here.
 *
 * Only https is spoken, no redirect is followed, and no address of this machine or of a private network is asked. What a
 * name resolves to is not looked at: where that matters, give a `fetch` that does. A link works for an hour.
 *
 * @throws WebhookError with the reason `no-payload` when no payload comes; its message does not hold the link
 * @throws InvalidInputError for an option that does not exist or cannot be used
 * @example
 * ```ts
 * import { createEvent, fetchPayload } from "extend-contract/webhooks";
 *
 * const event = await fetchPayload(createEvent("invoice.paid", { amount: 12.5 }));
 * console.log(event.payload);
 * ```
 */
export async function fetchPayload<Event extends EventOf<unknown, unknown, unknown>>(
  event: Event,
  options: FetchPayloadOptions = {},
): Promise<WithPayload<Event>> {
  checkOptions(options, optionRules);
  if (!isSignedUrl(event.payload)) return event as unknown as WithPayload<Event>;
  return { ...event, payload: await download(event.payload.data, options) } as unknown as WithPayload<Event>;
}

async function download(link: unknown, options: FetchPayloadOptions): Promise<object> {
  const { timeoutMs = 30_000, maxAnswerBytes = 2 ** 26, allowPrivate = false, signal } = options;
  const url = linkTo(link, allowPrivate);
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await (options.fetch ?? fetch)(url.href, {
      redirect: "manual",
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (response.status !== 200) {
      // A page sees no status of a redirect.
      const status = response.status || "with a redirect";
      throw noPayload(url, `answers ${status}. A link works for an hour, and a repeated delivery has a new one`);
    }
    const { text, failure } = await readBody(response, maxAnswerBytes);
    if (failure && !signal?.aborted && !limit.aborted) throw noPayload(url, `gives an answer ${failure.what}`);
    const payload: unknown = failure ?? JSON.parse(text);
    if (isObject(payload) && !failure) return payload;
    throw noPayload(url, "gives an answer that is no JSON object");
  } catch (error) {
    signal?.throwIfAborted();
    if (limit.aborted) throw noPayload(url, `takes longer than ${timeoutMs} ms (timeoutMs)`);
    if (error instanceof WebhookError) throw error;
    if (error instanceof SyntaxError) throw noPayload(url, "gives an answer that is no JSON");
    throw noPayload(url, `cannot be followed (${codeOf(error)})`);
  }
}

function linkTo(link: unknown, allowPrivate: boolean): URL {
  const url = typeof link === "string" && URL.canParse(link) ? new URL(link) : undefined;
  if (!url) throw new WebhookError("no-payload", "The link to the payload is no URL.");
  if (allowPrivate && url.protocol === "http:") return url;
  if (url.protocol !== "https:") throw noPayload(url, `is not https but ${url.protocol}`);
  if (!allowPrivate && isPrivate(url.hostname)) throw noPayload(url, "is on this machine or in a private network");
  return url;
}

/** Whether a host of a URL, whose addresses are in their normal form, is surely not on the internet. */
function isPrivate(host: string): boolean {
  // Global IPv6 addresses begin with 2 or 3; others are local, or hold an address of IPv4.
  if (host.startsWith("[")) return !/^\[[23]/.test(host);
  if (!/^\d+(\.\d+){3}$/.test(host))
    return !/[^.]\../.test(host) || /\.(localhost|local|internal|home\.arpa)\.?$/.test(host);
  const [a = 0, b = 0] = host.split(".").map(Number);
  return (
    [0, 10, 127].includes(a) ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 198 && (b === 18 || b === 19))
  );
}

/** Without path and query, which let everybody read the payload. */
function noPayload(url: URL, problem: string): WebhookError {
  return new WebhookError("no-payload", `The link to the payload, at ${url.host}, ${problem}.`);
}

/** What went wrong, without the texts of others: they may quote the link. */
function codeOf(error: unknown): string {
  const { name, code, cause } = error as { name?: unknown; code?: unknown; cause?: { code?: unknown } };
  return String(cause?.code ?? code ?? name ?? "no reason given");
}
