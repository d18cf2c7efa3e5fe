import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleOf } from "./support/bundle.js";
import { generatedRun } from "./support/generated-run.js";
import { runValidator } from "./support/run-validator.js";
import { samples } from "./support/samples.js";
import { at, expectSound, type From, isListed, leavesOf, pairs, upgrade } from "./support/upgrades.js";
import { violations } from "./support/validator.js";

/** The runs that the description of a version shows, and the one of Extend's reference page. */
function runsOf(version: From): { key: string; run: object }[] {
  const examples = Object.entries(bundleOf(version).components.examples).flatMap(([key, { value }]) => {
    const { workflowRun } = value as { workflowRun?: object };
    return workflowRun ? [{ key, run: workflowRun }] : [];
  });
  const sample = samples[version].body as { workflowRun: object };
  return [...examples, { key: "the sample of the reference page", run: sample.workflowRun }];
}

/** Constants by which objects are recognised: another value makes another object. */
const recognised = /\/(object|type)$/;

/** Leaves of a run that could be any other without a trace in what its upgrade gives. */
function overlookedIn(run: object, versions: { from: From; to: string }, pick: (pointers: string[]) => string[]) {
  const { lost } = upgrade(run, versions);
  const before = JSON.stringify(upgrade(run, versions));
  const leaves = leavesOf(run).filter(({ value, pointer }) => value !== null && typeof value !== "object" && pointer);
  const asked = leaves.map(({ pointer }) => pointer).filter((it) => !isListed(it, lost) && !recognised.test(it));
  return pick(asked).filter((pointer) => {
    const changed = structuredClone(run);
    const cut = pointer.lastIndexOf("/");
    const holder = at(changed, pointer.slice(0, cut)) as Record<string, unknown>;
    const key = pointer
      .slice(cut + 1)
      .replaceAll("~1", "/")
      .replaceAll("~0", "~");
    holder[key] = another(holder[key]);
    return JSON.stringify(upgrade(changed, versions)) === before;
  });
}

function another(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  return typeof value === "number" ? value + 1 + Math.abs(value) : `${value}x`;
}

describe.each(pairs)("$from to $to", (versions) => {
  const runs = runsOf(versions.from);

  test.each(runs)("$key fits the new schema, and what is not known is listed", ({ run }) => {
    expectSound(run, versions);
  });

  test.each(runs)("$key: every value has its place or is listed as lost", ({ run }) => {
    expect(overlookedIn(run, versions, (pointers) => pointers)).toEqual([]);
  });

  test("the same holds for every run that fits the old schema", () => {
    fc.assert(
      fc.property(generatedRun(versions.from), fc.infiniteStream(fc.nat()), (run, numbers) => {
        expect(violations(runValidator(versions.from), run)).toEqual([]);
        expectSound(run, versions);
        const some = (pointers: string[]) =>
          [...numbers.take(pointers.length && 10)].map((number) => pointers[number % pointers.length] as string);
        expect(overlookedIn(run, versions, some)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
