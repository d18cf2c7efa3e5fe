import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { loadRunDescription, type RunDescription } from "../description/run-description.js";
import { differencesOf, own, runDifferences } from "./differences.js";

const parse = (text: string) => JSON.parse(text);
const json = fc.jsonValue().map((value) => parse(JSON.stringify(value)));

/** Each difference on a line. */
const show = (differences: ReturnType<typeof differencesOf>) =>
  differences.map(
    ({ keys, before, after }) => `${keys.join(".")}: ${JSON.stringify(before)} > ${JSON.stringify(after)}`,
  );

describe("differencesOf", () => {
  test.each<[before: string, after: string, differences: string[]]>([
    ["1", "2", [": 1 > 2"]],
    ['"1"', "1", [': "1" > 1']],
    ["null", "false", [": null > false"]],
    ["[]", "{}", [": [] > {}"]],
    ["{}", "null", [": {} > null"]],
    ['{"a": 1, "b": 2}', '{"a": 1, "b": 3}', ["b: 2 > 3"]],
    ['{"a": {"b": [1, {"c": 1}]}}', '{"a": {"b": [1, {"c": 2}]}}', ["a.b.1.c: 1 > 2"]],
    ['{"a": 1}', '{"b": 1}', ["a: 1 > undefined", "b: undefined > 1"]],
    ['{"a": null}', "{}", ["a: null > undefined"]],
    ["{}", '{"a": null}', ["a: undefined > null"]],
    ['{"a": {}}', "{}", ["a: {} > undefined"]],
    ["[1, 2]", "[1]", [": [1,2] > [1]"]],
    ["[1, 2]", "[2, 1]", ["0: 1 > 2", "1: 2 > 1"]],
    ['{"a": [1, {}]}', '{"a": [1]}', ["a: [1,{}] > [1]"]],
    ['{"a": {"0": 1}}', '{"a": [1]}', ['a: {"0":1} > [1]']],
    ['"é"', '"e\u0301"', [': "é" > "e\u0301"']],
  ])("%s and %s differ at each place, as deep as they go together", (before, after, differences) => {
    expect(show(differencesOf(parse(before), parse(after)))).toEqual(differences);
  });

  test.each<[before: string, after: string, differences: string[]]>([
    ['{"__proto__": {"a": 1}}', '{"__proto__": {"a": 2}}', ["__proto__.a: 1 > 2"]],
    ['{"__proto__": 1}', "{}", ["__proto__: 1 > undefined"]],
    ["{}", '{"__proto__": {}}', ["__proto__: undefined > {}"]],
    ['{"__proto__": null}', "{}", ["__proto__: null > undefined"]],
    ["{}", '{"constructor": 1, "toString": 2}', ["constructor: undefined > 1", "toString: undefined > 2"]],
    ['{"a": {"__proto__": []}}', '{"a": {"__proto__": {}}}', ["a.__proto__: [] > {}"]],
  ])("%s and %s: what objects inherit is none of their members", (before, after, differences) => {
    expect(show(differencesOf(parse(before), parse(after)))).toEqual(differences);
  });

  test("a place is told below the one that it is asked for", () => {
    expect(differencesOf({ a: 1 }, { a: 2 }, ["metadata"])).toEqual([{ keys: ["metadata", "a"], before: 1, after: 2 }]);
  });

  test("the order of keys makes no difference, and -0 is what JSON writes for it", () => {
    expect(
      differencesOf(parse('{"a": 1, "b": [{"c": 1, "d": 2}]}'), parse('{"b": [{"d": 2, "c": 1}], "a": 1}')),
    ).toEqual([]);
    expect(differencesOf({ a: -0 }, { a: 0 })).toEqual([]);
  });

  test("a value and its copy do not differ", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(differencesOf(value, structuredClone(value))).toEqual([]);
      }),
    );
  });

  test("what differs is told in both directions at the same places", () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const turned = differencesOf(other, one).map(({ keys, before, after }) => ({
          keys,
          before: after,
          after: before,
        }));
        const sorted = (found: ReturnType<typeof differencesOf>) => show(found).sort();
        expect(sorted(differencesOf(one, other))).toEqual(sorted(turned));
      }),
    );
  });

  test("one member changed anywhere is the one difference", () => {
    const steps = fc.array(fc.string(), { maxLength: 5 });
    fc.assert(
      fc.property(steps, fc.dictionary(fc.string(), json), (keys, beside) => {
        const wrap = (leaf: unknown) =>
          keys.reduceRight<unknown>(
            (inner, key) => Object.fromEntries([...Object.entries(beside), [key, inner]]),
            leaf,
          );
        expect(differencesOf(wrap("before"), wrap("after"))).toEqual([{ keys, before: "before", after: "after" }]);
      }),
    );
  });
});

test("own gives a member of the object itself and nothing that it inherits", () => {
  expect(own({ a: 1 }, "a")).toBe(1);
  expect(own({}, "toString")).toBeUndefined();
  expect(own({}, "__proto__")).toBeUndefined();
  expect(own(parse('{"__proto__": 1}'), "__proto__")).toBe(1);
});

describe("runDifferences", () => {
  let description: RunDescription;
  beforeAll(async () => {
    description = await loadRunDescription("2026-02-09");
  });

  const differences = (before: object, after: object) =>
    show(runDifferences(description, before as Record<string, unknown>, after as Record<string, unknown>));

  test("tells what has changed in members that the description knows, at any depth", () => {
    const before = { status: "PROCESSED", metadata: { a: 1 }, stepRuns: [{ id: "1", status: "PROCESSED" }] };
    const after = { status: "FAILED", metadata: { a: [1] }, stepRuns: [{ id: "1", status: "FAILED" }] };
    expect(differences(before, after)).toEqual([
      'status: "PROCESSED" > "FAILED"',
      "metadata.a: 1 > [1]",
      'stepRuns.0.status: "PROCESSED" > "FAILED"',
    ]);
  });

  test("passes over members that the description does not know, at any depth", () => {
    const before = parse('{"id": "1", "load": 1, "__proto__": {"a": 1}, "stepRuns": [{"id": "1", "load": {"a": 1}}]}');
    const after = parse('{"id": "1", "load": 2, "__proto__": {"a": 2}, "stepRuns": [{"id": "1"}]}');
    expect(differences(before, after)).toEqual([]);
  });

  test("changes neither of the runs", () => {
    const before = { id: "1", load: 1 };
    const after = { id: "2", load: 2 };
    differences(before, after);
    expect([before, after]).toEqual([
      { id: "1", load: 1 },
      { id: "2", load: 2 },
    ]);
  });

  test("metadata under __proto__ is metadata", () => {
    expect(differences(parse('{"metadata": {"__proto__": {"a": 1}}}'), { metadata: {} })).toEqual([
      'metadata.__proto__: {"a":1} > undefined',
    ]);
  });

  test.each<[object, object]>([
    [{ failureReason: null }, {}],
    [{}, { failureReason: null }],
    [{ stepRuns: [{ result: null }] }, { stepRuns: [{}] }],
  ])("%j and %j: an unset member is null or missing", (before, after) => {
    expect(differences(before, after)).toEqual([]);
  });

  test("a member that is set is not the same as one that is unset", () => {
    expect(differences({ failureReason: "" }, { failureReason: null })).toEqual(['failureReason: "" > null']);
    expect(differences({ stepRuns: [{}] }, { stepRuns: [{ result: {} }] })).toEqual([
      "stepRuns.0.result: undefined > {}",
    ]);
    expect(differences({}, { reviewed: false })).toEqual(["reviewed: undefined > false"]);
  });

  test.each<[string, string, boolean]>([
    ["https://files.test/a.pdf?X-Signature=1", "https://files.test/a.pdf?X-Signature=2", true],
    ["https://files.test/a.pdf?X-Signature=1", "https://files.test/a.pdf", true],
    ["http://files.test/a?e=1", "http://files.test/a?e=2#f", true],
    ["https://files.test/a.pdf?s=1", "https://files.test/b.pdf?s=1", false],
    ["https://files.test/a.pdf?s=1", "https://other.test/a.pdf?s=1", false],
    ["https://files.test/a.pdf?s=1", "http://files.test/a.pdf?s=1", false],
    ["https://files.test:1/a.pdf", "https://files.test:2/a.pdf", false],
    ["mailto:a@b.test?subject=1", "mailto:a@b.test?subject=2", false],
    ["files/a.pdf?s=1", "files/a.pdf?s=2", false],
    ["https://", "https://?", false],
  ])("%s and %s as the same link: %s", (one, other, isSame) => {
    const run = (outputUrl: string) => ({ stepRuns: [{ result: { parseRun: { outputUrl } } }] });
    const found = differences(run(one), run(other));
    expect(found.length === 0).toBe(isSame);
  });

  test.each<[object, object, string]>([
    [{ metadata: { a: null } }, { metadata: {} }, "metadata.a: null > undefined"],
    [{ metadata: { a: [{ b: null }] } }, { metadata: { a: [{}] } }, "metadata.a.0.b: null > undefined"],
    [
      { metadata: { a: "https://a.test/?s=1" } },
      { metadata: { a: "https://a.test/?s=2" } },
      'metadata.a: "https://a.test/?s=1" > "https://a.test/?s=2"',
    ],
  ])("what callers have stored is compared to the letter: %j and %j", (before, after, difference) => {
    expect(differences(before, after)).toEqual([difference]);
  });

  test("a name that is a link is a name, in a version that shows it", async () => {
    const older = await loadRunDescription("2025-04-21");
    const [one, other] = [{ name: "https://a.test/?s=1" }, { name: "https://a.test/?s=2" }];
    expect(runDifferences(older, one, other)).toEqual([{ keys: ["name"], before: one.name, after: other.name }]);
  });

  test("a link and no link differ", () => {
    expect(differences({ dashboardUrl: "https://a.test/?s=1" }, { dashboardUrl: null })).toHaveLength(1);
  });
});
