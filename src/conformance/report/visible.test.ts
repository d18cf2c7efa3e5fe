import fc from "fast-check";
import { expect, test } from "vitest";
import { onOneLine, visible } from "./visible.js";

test.each([
  ["plain text, é 💥", "plain text, é 💥"],
  ["a\u0000b\u001b[31m", "a\\u0000b\\u001b[31m"],
  ["\u202egnp.exe\u200b", "\\u202egnp.exe\\u200b"],
  ["\ud800 \udc00", "\\ud800 \\udc00"],
  ["\uffff\u{1ffff}\u{e0041}", "\\uffff\\ud83f\\udfff\\udb40\\udc41"],
  ["a\n\tb\r", "a\n\tb\\u000d"],
])("%j is shown as %j", (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test("newlines and tabs are escaped on one line", () => {
  expect(onOneLine("a\n\tb\u2028c")).toBe("a\\n\\tb\\u2028c");
});

test("what is shown is whole Unicode, and in a JSON string it means the same", () => {
  const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(anyText, (text) => {
      const shown = onOneLine(JSON.stringify(text));
      expect(Buffer.from(shown).toString()).toBe(shown);
      expect(JSON.parse(shown)).toBe(text);
    }),
  );
});
