import fc from "fast-check";
import { expect, test } from "vitest";
import { readJson } from "./read-json.js";

const read = (text: string) => readJson(Buffer.from(text));

test("what JSON.stringify writes has no flaw and reads back the same", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(read(text)).toEqual({ text, json: JSON.parse(text), flaws: [] });
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
