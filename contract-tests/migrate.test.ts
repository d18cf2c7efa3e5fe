import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ApiVersion } from "../src/index.js";
import { InvalidInputError } from "../src/migrate.js";
import { bundleOf, examplesOf } from "./support/bundle.js";
import { generatedRun } from "./support/generated-run.js";
import { runValidator } from "./support/run-validator.js";
import { samples } from "./support/samples.js";
import { at, escaped, expectSound, type From, isListed, leavesOf, pairs, upgrade } from "./support/upgrades.js";
import { violations } from "./support/validator.js";

/** The runs that the description of a version shows, and the one of Extend's reference page. */
function runsOf(version: From): { key: string; run: object }[] {
  const examples = Object.entries(examplesOf(bundleOf(version))).flatMap(([key, { value }]) => {
    const { workflowRun } = value as { workflowRun?: object };
    return workflowRun ? [{ key, run: workflowRun }] : [];
  });
  const sample = samples[version]?.body as { workflowRun: object };
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
  test.each(runsOf(versions.from))("$key fits the new schema, and what is not known is listed", ({ run }) => {
    expectSound(run, versions);
  });
});

// v1 has the schemas of legacy, and the longer way goes through the shorter one.
describe.each(pairs.filter(({ from, to }) => from !== "v1" && to === "2026-02-09"))("$from to $to", (versions) => {
  const runs = runsOf(versions.from);

  test.each(runs)("$key: every value has its place or is listed as lost", ({ run }) => {
    expect(overlookedIn(run, versions, (pointers) => pointers)).toEqual([]);
  });

  test.each(runs)("$key: members that no description knows are listed as lost", ({ run }) => {
    const { run: surprising, pointers } = withSurprises(run);
    const { run: upgraded, lost } = upgrade(surprising, versions);
    const kept = JSON.stringify(upgraded);
    const silent = pointers.filter((pointer) => !isListed(pointer, lost) && !kept.includes(JSON.stringify(pointer)));
    expect(pointers.length).toBeGreaterThan(1);
    expect(silent).toEqual([]);
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
      { numRuns: 40 },
    );
  });
});

/** A run with one more member in each of its objects, whose value holds the place where it is. */
function withSurprises(run: object): { run: object; pointers: string[] } {
  const surprising = structuredClone(run);
  const pointers: string[] = [];
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) visit(inner, `${pointer}/${escaped(key)}`);
    if (Array.isArray(value)) return;
    const added = `${pointer}/surprise/pointer`;
    (value as Record<string, unknown>).surprise = { pointer: added };
    pointers.push(added);
  };
  visit(surprising, "");
  return { run: surprising, pointers };
}

test.each<[string, unknown, string, string, string]>([
  ["an answer", { success: true, workflowRun: { id: "r" } }, "2025-04-21", "2026-02-09", "body.workflowRun"],
  ["a webhook event", { eventType: "a", payload: { id: "r" } }, "2025-04-21", "2026-02-09", "event.payload"],
  ["a list", [], "2025-04-21", "2026-02-09", "The run is not an object."],
  ["a string", "{}", "legacy", "2026-02-09", "The run is not an object."],
  ["nothing", undefined, "v1", "2026-02-09", "The run is not an object."],
  ["another object", { object: "file", id: "f" }, "v1", "2026-02-09", "This is not a workflow run"],
  ["a downgrade", {}, "2026-02-09", "2025-04-21", "cannot be upgraded from 2026-02-09 to 2025-04-21. Possible: "],
  ["the same version", {}, "2025-04-21", "2025-04-21", "cannot be upgraded"],
  ["legacy to v1", {}, "legacy", "v1", "cannot be upgraded"],
  ["an unknown version", {}, "toString", "2026-02-09", "cannot be upgraded"],
  ["a new run", exampleOf("2026-02-09", "processed"), "2025-04-21", "2026-02-09", "of 2026-02-09 already"],
  ["a new run as a legacy one", exampleOf("2026-02-09", "processed"), "legacy", "2025-04-21", "of 2026-02-09 already"],
  ["a legacy run as an old one", exampleOf("legacy", "processed"), "2025-04-21", "2026-02-09", "legacy or v1?"],
  ["an old run as a legacy one", exampleOf("2025-04-21", "processed"), "legacy", "2026-02-09", "2025-04-21?"],
  ["no outputs", { ...exampleOf("v1", "processed"), outputs: {} }, "v1", "2026-02-09", 'its "outputs" is no list'],
  ["null", { ...exampleOf("v1", "processed"), outputs: [null] }, "v1", "2026-02-09", "/outputs/0 of the run is not"],
])("%s is refused", (_what, run, from, to, why) => {
  expect(() => upgrade(run, { from, to })).toThrow(InvalidInputError);
  expect(() => upgrade(run, { from, to })).toThrow(why);
});

function exampleOf(version: ApiVersion, key: string): object {
  const value = examplesOf(bundleOf(version))[key]?.value as { workflowRun?: object };
  return value.workflowRun ?? value;
}
