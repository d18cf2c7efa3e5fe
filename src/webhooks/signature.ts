import { versionHeaderName } from "../api-versions.js";
import { InvalidInputError } from "../client/errors/invalid-input-error.js";
import type { WebhookVersion } from "./events.js";

// The scheme is that of extend-ai 1.17.0: HMAC-SHA256 of `v0:<timestamp>:<body>` by the whole secret, in hexadecimal.

/** Headers of a delivery. The timestamp is in seconds since 1970-01-01 UTC. */
export const timestampHeaderName = "x-extend-request-timestamp";
export const signatureHeaderName = "x-extend-request-signature";

/** A body as it goes over the wire. */
export type WebhookBody = string | Uint8Array | ArrayBuffer;

/** Arguments of {@link signWebhook}. */
export interface SignWebhookInput {
  /** The body exactly as it will be sent. */
  body: WebhookBody;
  /** The whole secret of the endpoint, `wss_` included. */
  secret: string;
  /**
   * When it is signed, as a `Date` or in seconds since 1970-01-01 UTC.
   * @default now
   */
  timestamp?: Date | number | undefined;
  /** The version that the payload is in, for its header; without it there is no such header. */
  apiVersion?: WebhookVersion | undefined;
}

/**
 * The headers of a delivery, signed as Extend signs it: for tests, and for whoever stands in for Extend.
 *
 * @throws InvalidInputError for an empty secret, a body that is neither text nor bytes, or a timestamp that is no time
 * @example
 * ```ts
 * import { signWebhook } from "extend-contract/webhooks";
 *
 * const body = '{"eventId":"event_1","eventType":"workflow_run.completed","payload":{}}';
 * const headers = await signWebhook({ body, secret: "wss_test" });
 * console.log(headers["x-extend-request-signature"]?.length); // 64
 * ```
 */
export async function signWebhook(input: SignWebhookInput): Promise<Record<string, string>> {
  const { body, secret, timestamp = new Date(), apiVersion } = input;
  const seconds = timestamp instanceof Date ? Math.floor(timestamp.getTime() / 1000) : timestamp;
  if (!Number.isSafeInteger(seconds)) {
    throw new InvalidInputError("timestamp must be a Date, or whole seconds since 1970-01-01 UTC.");
  }
  const key = await keyOf(secret, "sign");
  const signature = await crypto.subtle.sign("HMAC", key, signedBytes(String(seconds), bytesOf(body)));
  return {
    "content-type": "application/json",
    [timestampHeaderName]: String(seconds),
    [signatureHeaderName]: hexOf(new Uint8Array(signature)),
    ...(apiVersion !== undefined && { [versionHeaderName]: apiVersion }),
  };
}

/** Whether one of the secrets has made a signature. Upper-case digits are taken too, as Extend's own client does. */
export async function isSignedBy(
  secrets: readonly string[],
  { timestamp, signature, body }: { timestamp: string; signature: string; body: Uint8Array },
): Promise<boolean> {
  if (!/^[\da-f]{64}$/i.test(signature)) return false;
  const given = Uint8Array.from(signature.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  const signed = signedBytes(timestamp, body);
  let isSigned = false;
  for (const secret of secrets) {
    // It takes as long for a wrong signature as for a right one: the specification of Web Crypto asks for that.
    if (await crypto.subtle.verify("HMAC", await keyOf(secret, "verify"), given, signed)) isSigned = true;
  }
  return isSigned;
}

/**
 * A body as bytes.
 *
 * @throws InvalidInputError for anything but text and bytes: most often a body that a framework has parsed
 */
export function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body)) {
    return new Uint8Array(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
  }
  // Of another realm too, such as that of a test with a DOM.
  if (Object.prototype.toString.call(body) === "[object ArrayBuffer]") return new Uint8Array(body as ArrayBuffer);
  throw new InvalidInputError(
    "body must be the text or the bytes of the request as they arrived: the signature is of these. Turn off the body " +
      "parser for this path, or take the raw body (express.raw, request.text()).",
  );
}

async function keyOf(secret: unknown, usage: "sign" | "verify"): Promise<CryptoKey> {
  if (typeof secret !== "string" || secret === "") {
    throw new InvalidInputError("secret must be the signing secret of the endpoint, a text such as wss_….");
  }
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, [usage]);
}

function signedBytes(timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = new TextEncoder().encode(`v0:${timestamp}:`);
  const bytes = new Uint8Array(start.length + body.length);
  bytes.set(start);
  bytes.set(body, start.length);
  return bytes;
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
