import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ApiVersion } from "../src/index.js";
import { InvalidInputError } from "../src/migrate.js";
import { answersOf, bundleOf, examplesOf } from "./support/bundle.js";
import { generatedRun } from "./support/generated-run.js";
import { samples } from "./support/samples.js";
import {
  at,
  escaped,
  expectSound,
  isListed,
  leavesOf,
  pairs,
  singleWays,
  upgrade,
  type Way,
  wayOfWorkflowRuns,
} from "./support/upgrades.js";
import { validatorOf, violations } from "./support/validator.js";

/** The runs that the description of a version shows, and the one of Extend's reference page. */
function runsOf({ from, shownBy }: Way): { key: string; run: object }[] {
  const shown = answersOf(bundleOf(from)).filter(
    ({ operationId, status }) => operationId === shownBy && status === 200,
  );
  const examples = shown.map(({ key, operation, value }) => {
    return { key, run: (value as Record<string, object>)[String(operation.facts.result)] as object };
  });
  const sample = shownBy === "getWorkflowRun" && (samples[from]?.body as { workflowRun: object } | undefined);
  return sample ? [...examples, { key: "the sample of the reference page", run: sample.workflowRun }] : examples;
}

/** Constants by which objects are recognised: another value makes another object. */
const recognised = /\/(object|type)$/;

/** Leaves of a run that could be any other without a trace in what its upgrade gives. */
function overlookedIn(run: object, way: Way, pick: (pointers: string[]) => string[]) {
  const { lost } = way.upgrade(run);
  const before = JSON.stringify(way.upgrade(run));
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
    return JSON.stringify(way.upgrade(changed)) === before;
  });
}

function another(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  return typeof value === "number" ? value + 1 + Math.abs(value) : `${value}x`;
}

describe.each([...pairs.map(wayOfWorkflowRuns), ...singleWays])("$name", (way) => {
  test.each(runsOf(way))("$key fits the new schema, and what is not known is listed", ({ run }) => {
    expectSound(run, way);
  });
});

// v1 has the schemas of legacy, and the longer way goes through the shorter one.
const different = pairs.filter(({ from, to }) => from !== "v1" && to === "2026-02-09").map(wayOfWorkflowRuns);

describe.each([...different, ...singleWays])("$name", (way) => {
  const runs = runsOf(way);

  test.each(runs)("$key: every value has its place or is listed as lost", ({ run }) => {
    expect(overlookedIn(run, way, (pointers) => pointers)).toEqual([]);
  });

  test.each(runs)("$key: members that no description knows are listed as lost", ({ run }) => {
    const { run: surprising, pointers } = withSurprises(run);
    const { run: upgraded, lost } = way.upgrade(surprising);
    const kept = JSON.stringify(upgraded);
    const silent = pointers.filter((pointer) => !isListed(pointer, lost) && !kept.includes(JSON.stringify(pointer)));
    expect(pointers.length).toBeGreaterThan(0);
    expect(silent).toEqual([]);
  });

  test("the same holds for every run that fits the old schema", () => {
    const validate = validatorOf(way.from, `#/components/schemas/${way.schema}`);
    fc.assert(
      fc.property(generatedRun(way.from, way.schema), fc.infiniteStream(fc.nat()), (run, numbers) => {
        expect(violations(validate, run)).toEqual([]);
        expectSound(run, way);
        const some = (pointers: string[]) =>
          [...numbers.take(pointers.length && 10)].map((number) => pointers[number % pointers.length] as string);
        expect(overlookedIn(run, way, some)).toEqual([]);
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
