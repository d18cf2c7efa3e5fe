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
