import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createEvent } from "./create-event.js";
import { signWebhook } from "./sign-webhook.js";
import { type VerifyWebhookOptions, verifyWebhook } from "./verify-webhook.js";
import { WebhookError } from "./webhook-error.js";

const secret = "wss_test_secret_123";
const now = 1_700_000_000;
const event = { eventId: "evt_123", eventType: "workflow_run.completed", payload: {} };
const body = JSON.stringify(event);
const signature = "81210168aeff9ed0133b04e29fcd67e4ea6fdafb3b8e996faaac51061b32e7c6";
const headers = {
  "x-extend-request-timestamp": String(now),
  "x-extend-request-signature": signature,
  "x-extend-api-version": "2026-02-09",
};
const delivery: VerifyWebhookOptions = { body, headers, secret, receivedAt: new Date(now * 1000) };

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Why a delivery is refused; undefined where it is not. */
async function reasonOf(changes: Partial<VerifyWebhookOptions>): Promise<string | undefined> {
  try {
    await verifyWebhook({ ...delivery, ...changes });
    return undefined;
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    return error.reason;
  }
}

/** Of a body that was signed with the secret, whatever it says. */
async function reasonOfSigned(text: string | Uint8Array, changes: Partial<VerifyWebhookOptions> = {}) {
  return reasonOf({
    ...(await signWebhook({ body: text, secret, apiVersion: "2026-02-09", signedAt: new Date(now * 1000) })),
    ...changes,
  });
}

// Anyone can make these from the scheme; a mistake that signing and verifying share would go unseen without them.
test.each([
  ["wss_test_secret_123", body, signature],
  ["wss_test", '{"event":"hello"}', "5c5d1b7e3639633010a1caabc2ce184f2be0f02383e8f1228a06543de2157bad"],
  ["wss_test_secret_123", "", "07dc91fd2d7a61718208215ee95d1ebdc5b5db1ea32d65f30225ef476a2f835b"],
  [
    "wss_test_secret_123",
    '{"name":"Zoë – 請求書"}',
    "b713a46a1ab7e63141eebe70152cabdd7c06dc669093d02d6be3e98438c1cf17",
  ],
])("with %s, %s is signed as it must be, as text and as bytes", async (secret, text, expected) => {
  for (const body of [text, new TextEncoder().encode(text), Buffer.from(text), new TextEncoder().encode(text).buffer]) {
    const { headers } = await signWebhook({ body, secret, signedAt: new Date(now * 1000 + 999) });
    expect(headers).toEqual({
      "content-type": "application/json",
      "x-extend-request-timestamp": String(now),
      "x-extend-request-signature": expected,
    });
  }
});

test("any text, secret and time can be signed and verified", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "grapheme", minLength: 1 }),
      fc.integer({ min: 0, max: 4_102_444_800 }),
      async (payload, secret, seconds) => {
        const at = new Date(seconds * 1000);
        const signed = await signWebhook({ event: createEvent("a", { payload }), secret, signedAt: at });
        expect(await verifyWebhook({ ...signed, secret, receivedAt: at })).toMatchObject({ payload: { payload } });
      },
    ),
    { numRuns: 50 },
  );
});

describe("a delivery is accepted", () => {
  test.each<[string, Partial<VerifyWebhookOptions>]>([
    ["as it is", {}],
    ["as bytes", { body: Buffer.from(body) }],
    ["with Headers", { headers: new Headers(headers) }],
    ["with a Map", { headers: new Map(Object.entries(headers)) as never }],
    [
      "with names in any case",
      { headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value])) },
    ],
    ["with the first of several", { headers: { ...headers, "x-extend-request-signature": [signature, "no"] } }],
    [
      "with an upper-case signature",
      { headers: { ...headers, "x-extend-request-signature": signature.toUpperCase() } },
    ],
    ["with one of several secrets", { secret: ["wss_new", secret] }],
    ["in the version that is expected", { apiVersion: "2026-02-09" }],
    [
      "without a version, where one is expected",
      { apiVersion: "2025-04-21", headers: { ...headers, "x-extend-api-version": undefined } },
    ],
    ["at the last second", { receivedAt: new Date((now + 300) * 1000 + 999) }],
    ["60 s from the future", { receivedAt: new Date((now - 60) * 1000) }],
    ["older, where that is allowed", { maxAgeSeconds: 900, receivedAt: new Date((now + 900) * 1000) }],
    ["at any time, where none is looked at", { maxAgeSeconds: 0, receivedAt: new Date(0) }],
  ])("%s", async (_what, changes) => {
    const { apiVersion = "2026-02-09" } = changes;
    expect(await verifyWebhook({ ...delivery, ...changes })).toEqual({ apiVersion, ...event });
  });

  test("of a type that is not described, with whatever it holds", async () => {
    const unknown = {
      eventId: "evt_456",
      eventType: "form_detection_run.processed",
      payload: { object: "new", __proto__: 1 },
    };
    expect(await reasonOfSigned(JSON.stringify(unknown))).toBeUndefined();
  });
});

describe("a delivery is refused", () => {
  const without = (name: string) => ({ headers: { ...headers, [name]: undefined } });
  const withHeader = (name: string, value: string) => ({ headers: { ...headers, [name]: value } });
  const at = (seconds: number) => ({ receivedAt: new Date((now + seconds) * 1000) });

  test.each<[string, string, Partial<VerifyWebhookOptions>]>([
    ["missing-header", "no timestamp", without("x-extend-request-timestamp")],
    ["missing-header", "an empty timestamp", withHeader("x-extend-request-timestamp", "")],
    ["missing-header", "no signature", without("x-extend-request-signature")],
    ["missing-header", "an empty list", { headers: { ...headers, "x-extend-request-signature": [] } }],
    ["missing-header", "no version, and none expected", without("x-extend-api-version")],
    ["missing-header", "no headers at all, and an old time", { headers: {}, ...at(9999) }],
    ["bad-timestamp", "words", withHeader("x-extend-request-timestamp", "not-a-number")],
    ["bad-timestamp", "digits and more", withHeader("x-extend-request-timestamp", `${now}s`)],
    ["bad-timestamp", "a fraction", withHeader("x-extend-request-timestamp", `${now}.5`)],
    ["bad-timestamp", "two that a proxy joined", withHeader("x-extend-request-timestamp", `${now}, ${now}`)],
    ["too-old", "by a second", at(301)],
    ["too-old", "milliseconds as seconds", { receivedAt: new Date(now * 1_000_000) }],
    ["in-the-future", "by a second", at(-61)],
    ["in-the-future", "however long ago it may be", { ...at(-61), maxAgeSeconds: 1e9 }],
    ["in-the-future", "however wrong the signature", { ...at(-61), ...{ body: "x" } }],
    ["wrong-signature", "of another body", { body: body.replace("123", "124") }],
    ["wrong-signature", "printed again", { body: JSON.stringify(event, null, 2) }],
    ["wrong-signature", "with a byte order mark", { body: `\uFEFF${body}` }],
    ["wrong-signature", "no hexadecimal", withHeader("x-extend-request-signature", "invalid_signature")],
    ["wrong-signature", "too short", withHeader("x-extend-request-signature", "deadbeef")],
    ["wrong-signature", "cut", withHeader("x-extend-request-signature", signature.slice(2))],
    ["wrong-signature", "with more behind it", withHeader("x-extend-request-signature", `${signature}00`)],
    [
      "wrong-signature",
      "two that a proxy joined",
      withHeader("x-extend-request-signature", `${signature}, ${signature}`),
    ],
    ["wrong-signature", "of another secret", { secret: ["wss_old", "wss_new"] }],
    ["wrong-signature", "of the secret without its prefix", { secret: "test_secret_123" }],
    [
      "wrong-signature",
      "of a timestamp with a zero before it",
      { ...withHeader("x-extend-request-timestamp", `0${now}`) },
    ],
    ["other-version", "than expected", { apiVersion: "2025-04-21" }],
    ["other-version", "than are described", withHeader("x-extend-api-version", "2024-12-23")],
  ])("%s: %s", async (reason, _what, changes) => {
    expect(await reasonOf(changes)).toBe(reason);
  });

  test.each<[string, string | Uint8Array]>([
    ["not-json", "hello"],
    ["not-json", ""],
    ["not-json", Uint8Array.from([...new TextEncoder().encode('{"a":"'), 0xff, 0x22, 0x7d])],
    ["not-an-event", "[]"],
    ["not-an-event", "null"],
    ["not-an-event", '{"eventId":"","eventType":"a","payload":{}}'],
    ["not-an-event", '{"eventId":"a","eventType":7,"payload":{}}'],
    ["not-an-event", '{"eventId":"a","eventType":"a","payload":"{}"}'],
    [
      "signed-url",
      '{"eventId":"a","eventType":"a","payload":{"object":"signed_data_url","data":"https://a","id":"b"}}',
    ],
    ["signed-url", '{"eventId":"a","eventType":"a","payload":{"data":"https://storage.example.com/a"}}'],
  ])("%s: a signed %s", async (reason, text) => {
    expect(await reasonOfSigned(text)).toBe(reason);
    if (reason === "signed-url") expect(await reasonOfSigned(text, { allowSignedUrl: true })).toBeUndefined();
  });

  test("after a change of any one byte of body, timestamp, secret or signature", async () => {
    const places: Record<string, (change: (text: string) => string) => Partial<VerifyWebhookOptions>> = {
      body: (change) => ({ body: change(body) }),
      timestamp: (change) => withHeader("x-extend-request-timestamp", change(String(now))),
      signature: (change) => withHeader("x-extend-request-signature", change(signature)),
      secret: (change) => ({ secret: change(secret) }),
    };
    const changeOne = (at: number, to: number, kind: string) => (text: string) => {
      const bytes = [...text].map((letter) => letter.charCodeAt(0));
      const index = at % bytes.length;
      const other = bytes[index] === to ? to ^ 1 : to;
      bytes.splice(index, kind === "added" ? 0 : 1, ...(kind === "removed" ? [] : [other]));
      return String.fromCharCode(...bytes);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(places)),
        fc.nat(),
        fc.integer({ min: 0x21, max: 0x7e }),
        fc.constantFrom("replaced", "added", "removed"),
        async (place, at, to, kind) => {
          let changed = "";
          const changes = places[place]?.((text) => (changed = changeOne(at, to, kind)(text))) ?? {};
          // Upper-case digits are the same digits.
          fc.pre(changed.toLowerCase() !== signature);
          expect(await reasonOf({ ...changes, maxAgeSeconds: 0 })).toBe("wrong-signature");
          expect(await reasonOf(changes)).toBeDefined();
        },
      ),
      { numRuns: 200 },
    );
  });

  test("in words that hold no secret and no signature", async () => {
    const old = { headers: { ...headers, "x-extend-request-timestamp": "1" } };
    for (const changes of [
      { secret: " wss_other " },
      { secret: [secret, ""] },
      { body: event },
      old,
      { apiVersion: "x" },
    ]) {
      const error: Error = await verifyWebhook({ ...delivery, ...(changes as object) }).then(
        () => expect.unreachable(),
        (error) => error,
      );
      for (const hidden of [secret, "wss_other", signature])
        expect(`${error.message}${error.cause}`).not.toContain(hidden);
    }
  });
});

test("signatures are compared by Web Crypto, in constant time, with every secret", async () => {
  const verify = vi.spyOn(crypto.subtle, "verify");
  const sign = vi.spyOn(crypto.subtle, "sign");
  await verifyWebhook({ ...delivery, secret: [secret, "wss_old", "wss_older"] });
  expect(verify).toHaveBeenCalledTimes(3);
  expect(sign).not.toHaveBeenCalled();
});

// Jest runs the tests of pages in jsdom, which hides these of Node.
test("a platform that hides Web Crypto and the encoder is one where Node has them", async () => {
  for (const name of ["crypto", "TextEncoder", "TextDecoder"]) vi.stubGlobal(name, undefined);
  const signed = await signWebhook({ event: createEvent("a", {}), secret });
  expect(await verifyWebhook({ ...signed, secret, body: Buffer.from(signed.body) })).toMatchObject({ eventType: "a" });
});

test.each<[string, object]>([
  ["body is missing", { body: undefined }],
  ["body must be the text or the bytes of the body as they are sent", { body: event }],
  ["headers must be", { headers: "a: b" }],
  ["secret is missing. It must be the secret of the endpoint", { secret: undefined }],
  ["secret must be the secret of the endpoint", { secret: "" }],
  ["secret must be the secret of the endpoint", { secret: [] }],
  ["apiVersion must be one of 2025-04-21, 2026-02-09", { apiVersion: "legacy" }],
  ["maxAgeSeconds must be a number of seconds", { maxAgeSeconds: Number.NaN }],
  ["receivedAt must be a Date", { receivedAt: new Date("tomorrow") }],
  ['There is no option "maxAge"', { maxAge: 5 }],
])("%s: what cannot be used is told before anything is looked at", async (message, changes) => {
  await expect(verifyWebhook({ ...delivery, headers: {}, ...changes })).rejects.toThrow(message);
  await expect(verifyWebhook({ ...delivery, headers: {}, ...changes })).rejects.toMatchObject({
    name: "InvalidInputError",
  });
});

test("signing takes an event or a body, and a secret", async () => {
  const both = { body, event: createEvent("a", {}), secret };
  await expect(signWebhook(both)).rejects.toThrow("an event, or a body, and not both");
  await expect(signWebhook({ secret })).rejects.toThrow("an event, or a body, and not both");
  await expect(signWebhook({ body, secret: "" })).rejects.toThrow("secret must be");
});
