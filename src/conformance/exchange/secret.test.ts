import fc from "fast-check";
import { expect, test } from "vitest";
import { createSecret } from "./secret.js";

const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
const tokens = fc.string({ unit: printable, minLength: 12, maxLength: 40 });
const bytes = fc.uint8Array({ maxLength: 8 });

const inBase64 = (token: string, before: Uint8Array, after: Uint8Array) =>
  Buffer.concat([before, Buffer.from(token), after]).toString("base64");

const encodings: Record<string, (token: string, before: Uint8Array, after: Uint8Array) => string> = {
  "as it is": (token) => token,
  "in a JSON string": (token) => JSON.stringify(token).slice(1, -1),
  "in a URL": (token) => encodeURIComponent(token),
  "with every byte percent-encoded": (token) => Buffer.from(token).toString("hex").replace(/../g, "%$&"),
  "in HTML": (token) =>
    token.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
  "in hexadecimal": (token) => Buffer.from(token).toString("hex"),
  "in hexadecimal, in capitals": (token) => Buffer.from(token).toString("hex").toUpperCase(),
  "in Base64 at any place": inBase64,
  "in Base64 for URLs": (...parts) =>
    inBase64(...parts)
      .replaceAll("+", "-")
      .replaceAll("/", "_"),
};

test.each(Object.entries(encodings))("a key is found and masked %s", (_name, encode) => {
  fc.assert(
    fc.property(tokens, bytes, bytes, (token, before, after) => {
      const secret = createSecret(token);
      const text = `before ${encode(token, before, after)} after`;
      expect(secret.findIn(text)).toBeDefined();
      const masked = secret.mask(text);
      expect(masked).toContain("***");
      expect(secret.findIn(masked)).toBeUndefined();
    }),
  );
});

test("nothing is found in a text without the key, and none of it is changed", () => {
  const secret = createSecret("sk_test_0123456789");
  for (const text of ["", "sk_test_012345678", '{"message":"Invalid API key."}', "c2tfdGVzdF9"]) {
    expect(secret.findIn(text)).toBeUndefined();
    expect(secret.mask(text)).toBe(text);
  }
});

test("an empty key masks nothing", () => {
  expect(createSecret("").mask("text")).toBe("text");
});

const keys = fc.string({ unit: printable, minLength: 20, maxLength: 20 });
const others = fc.string({ unit: fc.constantFrom(" ", "\n", "\u00e9", "\u2028") });

/** In Base64 the key has no beginning of its own. */
const whole = Object.entries(encodings).filter(([name]) => !name.includes("Base64"));

test.each(whole)("nothing but the key is masked %s, as often as it is there", (_name, encode) => {
  fc.assert(
    fc.property(keys, others, others, others, (key, before, between, after) => {
      const there = encode(key, new Uint8Array(), new Uint8Array());
      const masked = createSecret(key).mask(`${before}${there} ${between}${there}${after}`);
      expect(masked).toBe(`${before}*** ${between}***${after}`);
    }),
  );
});

test.each(Object.entries(encodings).filter(([name]) => name.includes("Base64")))(
  "of a key %s no more than a part of its first and last byte is left",
  (_name, encode) => {
    const neighbours = fc.uint8Array({ min: 0x80, maxLength: 8 });
    fc.assert(
      fc.property(keys, neighbours, neighbours, (key, before, after) => {
        const text = encode(key, before, after);
        // The characters that hold six bits of the key and none of a neighbour's.
        const first = Math.ceil((before.length * 8) / 6);
        const last = Math.floor(((before.length + key.length) * 8) / 6);
        expect(createSecret(key).mask(text)).toBe(`${text.slice(0, first)}***${text.slice(last)}`);
      }),
    );
  },
);

test.each(Object.entries(encodings))("another key is not found and left as it is %s", (_name, encode) => {
  const next = (character: string) => String.fromCharCode(((character.charCodeAt(0) - 0x20) % 0x5e) + 0x21);
  fc.assert(
    fc.property(keys, bytes, bytes, (key, before, after) => {
      const secret = createSecret(key);
      const text = encode([...key].map(next).join(""), before, after);
      expect(secret.findIn(text)).toBeUndefined();
      expect(secret.mask(text)).toBe(text);
    }),
  );
});

test.each([
  ["sk_test/0123+456789=", "as it is"],
  ["sk_test%2F0123%2b456789%3D", "percent-encoded"],
  ["736b5f746573742f303132332b3435363738393d", "in hexadecimal"],
  [Buffer.from("user:sk_test/0123+456789=").toString("base64"), "in Base64"],
  [Buffer.from("Bearer sk_test/0123+456789=").toString("base64url"), "in Base64"],
])("%s is the key %s", (text, encoding) => {
  expect(createSecret("sk_test/0123+456789=").findIn(text)).toBe(encoding);
});

test("a key of characters that mean something in patterns is taken literally", () => {
  const { findIn, mask } = createSecret("a.*b+(c)[d]$^|\\{2}?");
  expect(findIn("aXXbb(c)d$^|{2}")).toBeUndefined();
  expect(mask("<a.*b+(c)[d]$^|\\{2}?>")).toBe("<***>");
});

test("nothing is found with an empty key", () => {
  expect(createSecret("").findIn("text")).toBeUndefined();
});

test("what a cut leaves of a key is masked as well", () => {
  const secret = createSecret("sk_live_0123456789");
  expect(secret.mask('"echo sk_live_012… (400 characters)')).toBe('"echo ***… (400 characters)');
  expect(secret.mask('…"_0123456789 and more" (60 characters)')).toBe('…"*** and more" (60 characters)');
  expect(secret.mask('…"nothing of it"… sk')).toBe('…"nothing of it"… sk');
});
