import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidInputError } from "../errors/index.js";
import { checkJson } from "./check-json.js";

const circular: Record<string, unknown> = {};
circular.self = { back: circular };
const shared = { a: 1 };

test.each<[string, unknown]>([
  ["nested values", { a: [1, "two", null, true, { b: {} }] }],
  ["a date", { at: new Date(0) }],
  ["an object that is referred to twice", { one: shared, two: shared }],
  ["an own key __proto__", JSON.parse('{"__proto__": 1}')],
  ["an object without a prototype", Object.assign(Object.create(null), { a: 1 })],
  ["half a surrogate pair, which JSON escapes", { a: "\ud800" }],
])("%s can be carried", (_, value) => {
  expect(() => checkJson(value, "metadata")).not.toThrow();
});

test.each<[unknown, string]>([
  [{ a: undefined }, "metadata.a is undefined"],
  [{ a: [1, undefined] }, "metadata.a[1] is undefined"],
  [{ a: new Array(1) }, "metadata.a[0] is undefined"],
  [{ "extend:usage_tags": () => [] }, 'metadata["extend:usage_tags"] is a function'],
  [{ a: Symbol("s") }, "metadata.a is a symbol"],
  [{ a: 1n }, "metadata.a is a bigint"],
  [{ a: Number.NaN }, "metadata.a is NaN"],
  [{ a: Number.NEGATIVE_INFINITY }, "metadata.a is -Infinity"],
  [{ a: new Map([["b", 1]]) }, "metadata.a is a Map"],
  [{ a: new Set() }, "metadata.a is a Set"],
  [{ a: new Uint8Array(1) }, "metadata.a is a Uint8Array"],
  [{ a: new Date(Number.NaN) }, "metadata.a is an invalid Date"],
  [{ a: { toJSON: () => undefined } }, "metadata.a is undefined"],
  [circular, "metadata.self.back refers back"],
])("case %#: %s", (value, why) => {
  expect(() => checkJson(value, "metadata")).toThrow(InvalidInputError);
  expect(() => checkJson(value, "metadata")).toThrow(why);
});

test("depth beyond the stack is refused, not a crash", () => {
  let deep: unknown = 1;
  for (let level = 0; level < 1_000_000; level++) deep = [deep];
  expect(() => checkJson(deep, "metadata")).toThrow("metadata is nested too deeply");
});

test("whatever passes is the same after a trip through JSON", () => {
  fc.assert(
    fc.property(fc.object({ withBigInt: true, withDate: false, withMap: true, withSet: true }), (value) => {
      try {
        checkJson(value, "metadata");
      } catch {
        return;
      }
      const sent = JSON.parse(JSON.stringify(value));
      expect(JSON.stringify(sent)).toBe(JSON.stringify(value));
      expect(sent).toEqual(JSON.parse(JSON.stringify(structuredClone(value))));
      expect(countLeaves(sent)).toBe(countLeaves(value));
    }),
  );
});

function countLeaves(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, member) => sum + countLeaves(member), 0);
}
