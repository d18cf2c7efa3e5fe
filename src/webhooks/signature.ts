/** The body of a delivery as it is sent: its text, or its bytes. */
export type WebhookBody = string | Uint8Array | ArrayBuffer;

export const timestampHeader = "x-extend-request-timestamp";
export const signatureHeader = "x-extend-request-signature";

/**
 * The signature of a delivery: HMAC-SHA256 in lower-case hexadecimal, keyed with the whole secret, of
 * `v0:{timestamp}:{body}`.
 *
 * @param timestamp the text of the header
 */
export async function signatureOf(body: WebhookBody, timestamp: string, secret: string): Promise<string> {
  const key = await keyOf(secret, "sign");
  const bytes = new Uint8Array(await subtle().sign("HMAC", key, signedBytes(body, timestamp)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether a signature, in lower or upper case, is that of a delivery. Takes as long for any wrong one. */
export async function isSignatureOf(
  signature: string,
  body: WebhookBody,
  timestamp: string,
  secret: string,
): Promise<boolean> {
  if (!/^[\da-f]{64}$/i.test(signature)) return false;
  const bytes = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  // It compares in constant time, which comparing texts does not.
  return subtle().verify("HMAC", await keyOf(secret, "verify"), bytes, signedBytes(body, timestamp));
}

/**
 * The text of a body.
 *
 * @throws TypeError for bytes that are not UTF-8
 */
export function textOf(body: WebhookBody): string {
  // A byte order mark stays, as in a body that is a text: both are no JSON then.
  return typeof body === "string" ? body : new (decoderClass())("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
}

function keyOf(secret: string, use: "sign" | "verify"): Promise<CryptoKey> {
  return subtle().importKey("raw", utf8(secret), { name: "HMAC", hash: "SHA-256" }, false, [use]);
}

function signedBytes(body: WebhookBody, timestamp: string): Uint8Array<ArrayBuffer> {
  const start = utf8(`v0:${timestamp}:`);
  const rest = typeof body === "string" ? utf8(body) : new Uint8Array(body);
  const all = new Uint8Array(start.length + rest.length);
  all.set(start);
  all.set(rest, start.length);
  return all;
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new (encoderClass())().encode(text);
}

// Node keeps its own of each where Jest runs the tests of a page (jsdom), which has no globals of these names.
const ofNode = <T>(module: string) => globalThis.process?.getBuiltinModule?.(module) as T;
const subtle = () => globalThis.crypto?.subtle ?? ofNode<{ webcrypto: Crypto }>("node:crypto").webcrypto.subtle;
const encoderClass = () => globalThis.TextEncoder ?? ofNode<typeof globalThis>("node:util").TextEncoder;
const decoderClass = () => globalThis.TextDecoder ?? ofNode<typeof globalThis>("node:util").TextDecoder;
