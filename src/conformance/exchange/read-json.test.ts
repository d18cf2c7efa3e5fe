import fc from "fast-check";
import { expect, test } from "vitest";
import { readJson } from "./read-json.js";

const read = (text: string) => readJson(Buffer.from(text));

test("what JSON.stringify writes has no flaw and reads back the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      const json = JSON.parse(text);
      expect(read(text)).toEqual({ text, json, exact: json, flaws: [] });
    }),
  );
});

test.each([
  ['{"a": 1, "a": 1}', "the key a twice"],
  ['{"a": {"b": [{}, {"c": 1, "c": 2}]}}', "the key a.b[1].c twice"],
  ['{"__proto__": 1, "__proto__": 2}', "the key __proto__ twice"],
  ['{"\\u0061": 1, "a": 2}', "the key a twice"],
])("%s repeats a key", (text, received) => {
  expect(read(text).flaws).toEqual([{ kind: "repeated-key", received }]);
});

test("equal keys of different objects are no repetition", () => {
  expect(read('[{"a": 1}, {"a": {"a": 1}}]').flaws).toEqual([]);
});

test("bytes that are not UTF-8 are a flaw, and are shown as replaced", () => {
  const { text, flaws } = readJson(Buffer.from([0x22, 0xe9, 0x22]));
  expect(text).toBe('"\ufffd"');
  expect(flaws).toMatchObject([{ kind: "not-utf-8" }]);
});

test("a byte order mark is a flaw, and what follows it is read", () => {
  expect(read('\ufeff{"a": 1}')).toMatchObject({ json: { a: 1 }, flaws: [{ kind: "byte-order-mark" }] });
});

test.each(["<html>", "{", "{} {}", "undefined"])("%s is not JSON", (text) => {
  expect(read(text)).toMatchObject({ json: undefined, flaws: [{ kind: "not-json" }] });
});

test("an empty body has no flaw of its own", () => {
  expect(read("")).toEqual({ text: "", json: undefined, flaws: [] });
});

test.each<[string, string[]]>([
  ['[[{"a": {}, "a": {}}]]', ["[0][0].a"]],
  ['{"a": [1, {"b c": null, "b c": null}]}', ['a[1]["b c"]']],
  ['{"": 1, "": 1}', ['[""]']],
  ['{"a": {"__proto__": {"b": 1, "b": 1}}}', ["a.__proto__.b"]],
  ['{"constructor": 1, "constructor": 1}', ["constructor"]],
  ['{"a": {"b": 1, "b": 2}, "a": 3}', ["a.b", "a"]],
  ['{"a": {"b": 1}, "a": {"b": 1}}', ["a"]],
])("%s repeats a key at each of the places %j", (text, places) => {
  expect(read(text).flaws).toEqual(
    places.map((place) => ({ kind: "repeated-key", received: `the key ${place} twice` })),
  );
});

test("of a repeated key the last value is read, as in JSON.parse", () => {
  expect(read('{"a": 1, "a": 2}').json).toEqual({ a: 2 });
});

test("__proto__ is a key like others", () => {
  const { json, flaws } = read('{"__proto__": {"polluted": true}}');
  expect(flaws).toEqual([]);
  expect(Object.keys(json as object)).toEqual(["__proto__"]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("keys that look alike and are not are no repetition", () => {
  expect(read('{"a": 1, "A": 1, "\u00e9": 1, "e\u0301": 1, "a ": 1, "toString": 1}').flaws).toEqual([]);
});

test.each<[string, number[]]>([
  ["a sequence that is cut off", [0xe2, 0x82]],
  ["a slash in two bytes", [0xc0, 0xaf]],
  ["half a surrogate pair", [0xed, 0xa0, 0x80]],
  ["a code point beyond the last", [0xf4, 0x90, 0x80, 0x80]],
  ["a byte that nothing begins with", [0xff]],
  ["a continuation without a beginning", [0x80]],
])("%s is not UTF-8; the rest is read", (_what, wrong) => {
  const { json, flaws } = readJson(Buffer.from([...Buffer.from('{"a":"'), ...wrong, ...Buffer.from('","b":1}')]));
  expect(flaws).toEqual([{ kind: "not-utf-8", received: "bytes that are not UTF-8" }]);
  expect(json).toEqual({ a: expect.stringMatching(/^\ufffd+$/), b: 1 });
});

test("U+FFFD that was sent as such is UTF-8", () => {
  expect(read('"\ufffd"')).toEqual({ text: '"\ufffd"', json: "\ufffd", exact: "\ufffd", flaws: [] });
});

test("all flaws of a body are told", () => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from('{"a":1,"a":"'), 0xff, ...Buffer.from('"}')]);
  expect(readJson(bytes).flaws.map(({ kind }) => kind)).toEqual(["not-utf-8", "byte-order-mark", "repeated-key"]);
});

test("a byte order mark alone is an empty body with a flaw; a second one is not JSON", () => {
  expect(read("\ufeff")).toMatchObject({ json: undefined, flaws: [{ kind: "byte-order-mark" }] });
  expect(read("\ufeff\ufeff{}").flaws.map(({ kind }) => kind)).toEqual(["byte-order-mark", "not-json"]);
});

test.each([" ", "\n", "NaN", "{'a': 1}", '{"a": 1,}', '{"a": 1} // no', "[1", '"a\nb"'])(
  "%j is not JSON, and is kept as text",
  (text) => {
    expect(read(text)).toEqual({ text, json: undefined, flaws: [{ kind: "not-json", received: expect.any(String) }] });
  },
);

test.each([
  ["arrays", "[", "]"],
  ["objects", '{"a":', "}"],
])("%s within each other, a hundred thousand levels deep, are no reason to throw", (_what, open, close) => {
  const text = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
  expect(() => read(text)).not.toThrow();
});

test("a key repeated in any object is found, whatever its value and whatever is around it", () => {
  const values = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value));
  const around = fc.array(fc.constantFrom("list", "object"), { maxLength: 6 });
  fc.assert(
    fc.property(fc.string(), values, values, around, (key, one, other, levels) => {
      const twice = `{${JSON.stringify(key)}: ${one}, ${JSON.stringify(key)}: ${other}}`;
      const text = levels.reduce((inner, level) => (level === "list" ? `[0, ${inner}]` : `{"in": ${inner}}`), twice);
      expect(read(text).flaws).toMatchObject([{ kind: "repeated-key" }]);
    }),
  );
});
