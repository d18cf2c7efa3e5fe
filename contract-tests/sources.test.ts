import { describe, expect, test } from "vitest";
import type { ApiVersion } from "../src/index.js";
import { type Place, placesIn, withChange, withoutMember } from "./support/places.js";
import { type Sample, samples } from "./support/samples.js";
import { runBodyPointer, validatorOf, violations } from "./support/validator.js";

// The descriptions against the values that Extend's own reference pages show, held in fixtures/. What is optional and
// what is free-form is written out in support/samples.ts, not taken from the descriptions: they are what is tested.
describe.each(Object.entries(samples) as [ApiVersion, Sample][])("%s", (version, { body, optional, freeForm }) => {
  const validate = validatorOf(version, runBodyPointer(version));
  const places = placesIn(body);
  const members = places.filter(({ isMember }) => isMember);

  test("the sample of the reference page is valid", () => {
    expect(violations(validate, body)).toEqual([]);
  });

  test("every place that samples.ts speaks of is in the sample", () => {
    const known = new Set(places.map(({ pattern }) => pattern));
    expect([...optional, ...freeForm].filter((pattern) => !known.has(pattern))).toEqual([]);
  });

  test.each(members.filter(({ pattern }) => !optional.includes(pattern) && !isBelow(pattern, freeForm)))(
    "without $path it is not valid",
    ({ keys }) => {
      expect(validate(withoutMember(body, keys))).toBe(false);
    },
  );

  test.each(members.filter(({ pattern }) => optional.includes(pattern)))("without $path it is valid", ({ keys }) => {
    expect(violations(validate, withoutMember(body, keys))).toEqual([]);
  });

  test.each(places.filter(({ pattern }) => !isBelow(pattern, freeForm)))(
    "with another type at $path it is not valid",
    ({ keys, value }: Place) => {
      const other = typeof value === "number" ? "a string" : 4711;
      expect(validate(withChange(body, keys, other))).toBe(false);
    },
  );

  test("unknown members are valid everywhere", () => {
    const objects = places.filter(({ value }) => typeof value === "object" && value !== null && !Array.isArray(value));
    for (const { keys, pattern } of objects) {
      if (isMapOfDescribedValues(pattern)) continue;
      const extended = withChange(body, [...keys, "fromTheFuture"], { nested: [1] });
      expect(violations(validate, extended), `at ${pattern}`).toEqual([]);
    }
  });
});

function isBelow(pattern: string, ancestors: string[]): boolean {
  return ancestors.some((ancestor) => pattern.startsWith(`${ancestor}.`) || pattern.startsWith(`${ancestor}[`));
}

/** Maps by field name or path: their keys are data, and their values have a schema of their own. */
function isMapOfDescribedValues(pattern: string): boolean {
  return /\.(edits|output|initialOutput|reviewedOutput|initialOutput\.metadata|reviewedOutput\.metadata|output\.metadata)$/i.test(
    pattern,
  );
}
