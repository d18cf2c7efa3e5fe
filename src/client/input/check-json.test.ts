import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidInputError } from "../errors/index.js";
import { checkJson, jsonOf } from "./check-json.js";

const circular: Record<string, unknown> = {};
circular.self = { back: circular };
const shared = { a: 1 };

test.each<[string, unknown]>([
  ["nested values", { a: [1, "two", null, true, { b: {} }] }],
  ["a date", { at: new Date(0) }],
  ["an object that is referred to twice", { one: shared, two: shared }],
  ["an own key __proto__", JSON.parse('{"__proto__": 1}')],
  ["the integers that a number tells apart", { a: [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0.1, 1e-9, -0] }],
  [
    "an instance with members of its own",
    {
      a: new (class Invoice {
        number = 1;
      })(),
    },
  ],
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
  [{ a: Promise.resolve({ b: 1 }) }, "metadata.a is a Promise"],
  [{ a: new Error("b") }, "metadata.a is an Error"],
  [{ a: new FormData() }, "metadata.a is a FormData"],
  [
    {
      a: new (class Invoice {
        #number = 1;
        number() {
          return this.#number;
        }
      })(),
    },
    "metadata.a is an Invoice without",
  ],
  // biome-ignore lint/correctness/noPrecisionLoss: that is what is refused
  [{ a: 9007199254740993 }, "metadata.a is an integer beyond 2^53"],
  [{ a: -1e300 }, "metadata.a is an integer beyond 2^53"],
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

test("members of the first level that are undefined are left out; deeper ones are refused", () => {
  expect(jsonOf({ name: undefined, metadata: { a: null } }, "The changes")).toBe('{"metadata":{"a":null}}');
  expect(() => jsonOf({ metadata: { a: undefined } }, "The changes")).toThrow("metadata.a is undefined");
});

test.each<[unknown, string]>([
  [undefined, "The changes must be an object; got undefined"],
  [new Date(0), "The changes must be an object; got an object (Date)"],
  [null, "got null"],
  ["name", 'got "name"'],
  [["name"], "got an object (Array)"],
  [Promise.resolve({ name: "x" }), "The changes is a Promise"],
  [new Map([["name", "x"]]), "The changes is a Map"],
])("%o is no body: %s", (body, why) => {
  expect(() => jsonOf(body, "The changes")).toThrow(InvalidInputError);
  expect(() => jsonOf(body, "The changes")).toThrow(why);
});

function countLeaves(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, member) => sum + countLeaves(member), 0);
}
