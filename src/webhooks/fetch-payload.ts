import { readBody } from "../client/answer/read-body.js";
import { isSignedUrl } from "./verify-webhook.js";
import { WebhookError } from "./webhook-error.js";

/** Options of {@link fetchPayload}. */
export interface FetchPayloadOptions {
  /** How long it may take, in milliseconds. @default 30_000 */
  timeoutMs?: number | undefined;
  /** How large it may be, in bytes. @default 67_108_864 (64 MiB) */
  maxBytes?: number | undefined;
  /**
   * Allows plain http, and addresses of this machine and of private networks: for tests.
   * @default false
   */
  allowPrivate?: boolean | undefined;
  /** Ends it at once when aborted; it then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** @default the platform's own `fetch` */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}

/** An event as it would have been delivered without the link. */
export type Fetched<Event> = Event extends { payload: unknown }
  ? Omit<Event, "payload"> & { payload: Exclude<Event["payload"], { object?: "signed_data_url" }> }
  : never;

/**
 * Resolves to the event with its payload in place of the link to it. An event that has its payload is returned as it is.
 *
 * The link is followed by https only, nowhere else than where it leads (a redirect is refused), and not into private
 * networks as far as its host tells. No key is sent: what is needed is in the link, which is good for an hour.
 *
 * @throws WebhookError with the reason `no-payload` when it cannot be had: the address, the status, the time or the size
 * @example
 * ```ts
 * import { fetchPayload, verifyWebhook, type WebhookHeaders } from "extend-contract/webhooks";
 *
 * export async function receive(body: string, headers: WebhookHeaders, secret: string): Promise<string> {
 *   const event = await fetchPayload(await verifyWebhook({ body, headers, secret, signedUrl: true }));
 *   return event.eventId;
 * }
 * ```
 */
export async function fetchPayload<Event extends { payload: unknown }>(
  event: Event,
  options: FetchPayloadOptions = {},
): Promise<Fetched<Event>> {
  if (!isSignedUrl(event.payload)) return event as unknown as Fetched<Event>;
  const { timeoutMs = 30_000, maxBytes = 67_108_864, allowPrivate = false, signal } = options;
  const url = checkedUrl(event.payload.data, allowPrivate);
  const inTime = AbortSignal.timeout(timeoutMs);
  const fetch = options.fetch ?? globalThis.fetch;
  const signals = signal ? AbortSignal.any([signal, inTime]) : inTime;
  let text: string;
  try {
    const answer = await fetch(url.href, { redirect: "error", signal: signals });
    if (!answer.ok) throw noPayload(`the answer was ${answer.status}`);
    const body = await readBody(answer, maxBytes);
    if (body.failure) {
      throw noPayload(body.text.length >= maxBytes ? `it is larger than ${maxBytes} bytes (maxBytes)` : "it broke off");
    }
    text = body.text;
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    if (cause instanceof WebhookError) throw cause;
    const why = inTime.aborted ? `it took longer than ${timeoutMs} ms (timeoutMs)` : "no answer came, or a redirect";
    throw noPayload(why, cause);
  }
  try {
    return { ...event, payload: JSON.parse(text) } as unknown as Fetched<Event>;
  } catch {
    throw noPayload("it is no JSON");
  }
}

// The link is a key to the payload, so that no message shows it.
function noPayload(why: string, cause?: unknown): WebhookError {
  return new WebhookError("no-payload", `The payload cannot be fetched: ${why}.`, cause === undefined ? {} : { cause });
}

function checkedUrl(text: string, allowPrivate: boolean): URL {
  if (!URL.canParse(text)) throw noPayload("the link is no URL");
  const url = new URL(text);
  if (allowPrivate && /^https?:$/.test(url.protocol)) return url;
  if (url.protocol !== "https:") throw noPayload("the link is not https");
  if (isPrivate(url.hostname)) throw noPayload("the link leads to this machine or into a private network");
  return url;
}

/** A host that is not on the public internet, as far as its name or number says. */
function isPrivate(host: string): boolean {
  return (
    /^(localhost|.*\.localhost|.*\.local|.*\.internal)\.?$/.test(host) ||
    /^(0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(
      host,
    ) ||
    // Of IPv6 only 2000::/3 is public; what wraps an address of IPv4 is not.
    (host.startsWith("[") && !/^\[[23][\da-f]{3}:/.test(host))
  );
}
