import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { showBoth, showValue } from "./show-value.js";

/** What must not be in a report as it is: controls, marks without width, halves of a character. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;
const texts = fc.string({ unit: "binary", maxLength: 300 });

describe("showValue", () => {
  test.each<[unknown, string]>([
    [undefined, "nothing"],
    [null, "null"],
    ["", '""'],
    ["text", '"text"'],
    ["null", '"null"'],
    [0, "0"],
    [false, "false"],
    [[1, [], {}], "[1,[],{}]"],
    [{ "a b": 'say "hi"\\' }, '{"a b":"say \\"hi\\"\\\\"}'],
    [JSON.parse('{"__proto__": {"a": null}}'), '{"__proto__":{"a":null}}'],
    ["ÄÖÜ 日本語 💥", '"ÄÖÜ 日本語 💥"'],
  ])("%j is shown as JSON", (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });

  test.each([
    ["nul", "\u0000", "\\u0000"],
    ["a line break", "\n", "\\n"],
    ["a tab", "\t", "\\t"],
    ["what clears a terminal", "\u001b[2J", "\\u001b[2J"],
    ["delete", "\u007f", "\\u007f"],
    ["a control beyond ASCII", "\u0085\u009b", "\\u0085\\u009b"],
    ["a space without width", "\u200b", "\\u200b"],
    ["a joiner", "\u200d", "\\u200d"],
    ["a byte order mark", "\ufeff", "\\ufeff"],
    ["a mark that turns the direction", "\u202e", "\\u202e"],
    ["a soft hyphen", "\u00ad", "\\u00ad"],
    ["line and paragraph separators", "\u2028\u2029", "\\u2028\\u2029"],
    ["a tag beyond the first plane", "\u{e0061}", "\\udb40\\udc61"],
    ["private use", "\ue000\u{10fffd}", "\\ue000\\udbff\\udffd"],
    ["no character", "\uffff\u{10ffff}", "\\uffff\\udbff\\udfff"],
    ["half a surrogate pair", "\ud800", "\\ud800"],
  ])("%s is shown as an escape, in keys and values", (_what, hidden, shown) => {
    expect(showValue({ [`k${hidden}`]: `a${hidden}b` })).toBe(`{"k${shown}":"a${shown}b"}`);
  });

  test("160 characters are shown whole; of more, the first 160 and how many there are", () => {
    expect(showValue("a".repeat(158))).toBe(`"${"a".repeat(158)}"`);
    expect(showValue("a".repeat(159))).toBe(`"${"a".repeat(159)}… (161 characters)`);
    expect(showValue({ key: "b".repeat(1000) })).toBe(`{"key":"${"b".repeat(152)}… (1010 characters)`);
  });

  test("a short value is JSON that reads back the same", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shown = showValue(value);
        fc.pre(!/… \(\d+ characters\)$/.test(shown));
        expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(shown).not.toMatch(unseen);
      }),
    );
  });

  test("a cut leaves no half of a character", () => {
    expect(showValue("💥".repeat(100))).not.toMatch(/\p{Cs}/u);
  });
});

describe("showBoth", () => {
  test("short values are shown whole", () => {
    expect(showBoth({ a: [1, "b"] }, { a: [1, "c"] })).toEqual({
      documented: '{"a":[1,"b"]}',
      received: '{"a":[1,"c"]}',
    });
    expect(showBoth("a", undefined)).toEqual({ documented: '"a"', received: "nothing" });
    expect(showBoth(null, "a\u0000")).toEqual({ documented: "null", received: '"a\\u0000"' });
  });

  test("of long values the first place where they differ is shown, and where that is", () => {
    const long = "x".repeat(200);
    expect(showBoth({ long, list: [1, { a: 1 }] }, { long, list: [1, { a: null }] })).toEqual({
      documented: "1 at list[1].a",
      received: "null at list[1].a",
    });
    expect(showBoth({ long, "a b": 1 }, { long })).toEqual({
      documented: '1 at ["a b"]',
      received: 'nothing at ["a b"]',
    });
    expect(showBoth({ long }, JSON.parse(`{"long": "${long}", "__proto__": {}}`))).toEqual({
      documented: "nothing at __proto__",
      received: "{} at __proto__",
    });
  });

  test("of long texts the part around the first difference is shown", () => {
    const digits = "0123456789".repeat(30);
    expect(showBoth(digits, `${digits.slice(0, 105)}X${digits.slice(106)}`)).toEqual({
      documented: '…"5678901234567890123456789012345678901234" (300 characters)',
      received: '…"56789012345678901234X6789012345678901234" (300 characters)',
    });
  });

  test.each<[string, string, string, string, string]>([
    [
      "at the beginning",
      `A${"x".repeat(200)}`,
      `B${"x".repeat(200)}`,
      `"A${"x".repeat(39)}" (201`,
      `"B${"x".repeat(39)}" (201`,
    ],
    [
      "at the end",
      `${"x".repeat(200)}A`,
      `${"x".repeat(200)}B`,
      `…"${"x".repeat(20)}A" (201`,
      `…"${"x".repeat(20)}B" (201`,
    ],
    ["in a text cut off", "x".repeat(200), "x".repeat(190), `…"${"x".repeat(30)}" (200`, `…"${"x".repeat(20)}" (190`],
    ["in a text with more", "x".repeat(190), "x".repeat(200), `…"${"x".repeat(20)}" (190`, `…"${"x".repeat(30)}" (200`],
    ["in an empty text", "x".repeat(200), "", `"${"x".repeat(40)}" (200`, '"" (0'],
    [
      "in text beyond ASCII",
      "💥".repeat(200),
      `${"💥".repeat(199)}!`,
      `…"${"💥".repeat(21)}" (200`,
      `…"${"💥".repeat(20)}!" (200`,
    ],
    [
      "in what is not seen",
      "x".repeat(200),
      `\u200b${"x".repeat(199)}`,
      `"${"x".repeat(40)}" (200`,
      `"\\u200b${"x".repeat(39)}" (200`,
    ],
  ])("a difference %s is shown", (_where, wanted, got, documented, received) => {
    expect(showBoth(wanted, got)).toEqual({
      documented: `${documented} characters)`,
      received: `${received} characters)`,
    });
  });

  test("a difference of texts within a long value has its place, too", () => {
    const other = "x".repeat(200);
    expect(showBoth({ name: "one", other }, { name: "two", other })).toEqual({
      documented: '"one" (3 characters) at name',
      received: '"two" (3 characters) at name',
    });
  });

  test("equal long values are shown as such", () => {
    const { documented, received } = showBoth("x".repeat(200), "x".repeat(200));
    expect(documented).toBe(showValue("x".repeat(200)));
    expect(received).toBe(documented);
  });

  test("whatever differs is shown differently, with nothing unseen in it", () => {
    fc.assert(
      fc.property(texts, texts, texts, (before, one, other) => {
        fc.pre(one !== other);
        const { documented, received } = showBoth(before + one, before + other);
        expect(documented).not.toBe(received);
        expect(documented + received).not.toMatch(unseen);
      }),
    );
  });
});
