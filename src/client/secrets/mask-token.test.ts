import { expect, test } from "vitest";
import { maskToken } from "./mask-token.js";

const token = 'sk_s3cret+/"&<>key';
const bytes = new TextEncoder().encode(token);
const hex = [...bytes].map((byte) => byte.toString(16)).join("");

test.each<[string, string]>([
  ["as it is", token],
  ["in capitals", token.toUpperCase()],
  ["escaped for JSON", JSON.stringify(token).slice(1, -1)],
  ["escaped for a URL", encodeURIComponent(token)],
  ["escaped for HTML", "sk_s3cret+/&quot;&amp;&lt;&gt;key"],
  ["in hex", hex],
  ["in hex, in capitals", hex.toUpperCase()],
])("a token %s is masked", (_, form) => {
  expect(maskToken(`before ${form} after`, `Bearer ${token}`)).toBe("before *** after");
});

test.each(["", "a", "ab", "abc", "Bearer ", "user:"])("a token in base64 after %j is masked", (before) => {
  for (const after of ["", "z", "zz"]) {
    const encoded = btoa(before + token + after);
    for (const text of [encoded, encoded.replaceAll("+", "-").replaceAll("/", "_")]) {
      const masked = maskToken(text, `Bearer ${token}`);
      expect(masked).toContain("***");
      // What is left beside the mask holds no more than the edges, which depend on what stands beside the token.
      expect(masked.replace("***", "").length).toBeLessThanOrEqual(btoa(before).length + btoa(after).length + 4);
    }
  }
});

test("nothing else is touched", () => {
  expect(maskToken("a sk_other", `Bearer ${token}`)).toBe("a sk_other");
  expect(maskToken("text", undefined)).toBe("text");
});
