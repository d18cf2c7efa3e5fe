import { expect } from "vitest";
import {
  type Place,
  type UpgradePaths,
  upgradeParserRun,
  upgradeProcessorRun,
  upgradeWorkflowRun,
} from "../../src/migrate.js";
import { validatorOf, violations } from "./validator.js";

export type From = keyof UpgradePaths;
export type To = UpgradePaths[From];

/** Every pair of versions that an upgrade leads between. */
export const pairs: { from: From; to: To }[] = [
  { from: "2025-04-21", to: "2026-02-09" },
  { from: "legacy", to: "2025-04-21" },
  { from: "legacy", to: "2026-02-09" },
  { from: "v1", to: "2025-04-21" },
  { from: "v1", to: "2026-02-09" },
];

export interface Upgraded {
  run: Record<string, unknown>;
  lost: Place[];
  unknown: Place[];
}

/** The upgrade as a program without types calls it. */
export function upgrade(run: unknown, versions: { from: unknown; to: unknown }): Upgraded {
  return upgradeWorkflowRun(run as never, versions as never) as unknown as Upgraded;
}

/** One of the upgrades, for runs of one kind. */
export interface Way {
  name: string;
  from: From;
  /** The component that the runs are of. */
  schema: string;
  /** The operation whose answers show such runs. */
  shownBy: string;
  upgrade(run: unknown): Upgraded;
  /** How a run does not fit the schema of the new version. */
  violations(run: Record<string, unknown>): string[];
}

function fits(version: To, component: string, run: unknown): string[] {
  return violations(validatorOf(version, `#/components/schemas/${component}`), run);
}

/** The upgrade of workflow runs between two versions. */
export function wayOfWorkflowRuns(versions: { from: From; to: To }): Way {
  return {
    name: `workflow runs, ${versions.from} to ${versions.to}`,
    from: versions.from,
    schema: "WorkflowRun",
    shownBy: "getWorkflowRun",
    upgrade: (run) => upgrade(run, versions),
    violations: (run) => fits(versions.to, "WorkflowRun", run),
  };
}

const versions = { from: "2025-04-21", to: "2026-02-09" } as const;
const components: Record<string, string> = {
  extract_run: "ExtractRun",
  classify_run: "ClassifyRun",
  split_run: "SplitRun",
};

/** The upgrades of runs of other kinds. */
export const singleWays: Way[] = [
  {
    name: "processor runs",
    from: versions.from,
    schema: "ProcessorRun",
    shownBy: "getProcessorRun",
    upgrade: (run) => upgradeProcessorRun(run as never, versions) as unknown as Upgraded,
    violations: (run) => fits(versions.to, components[String(run.object)] ?? "none", run),
  },
  {
    name: "parser runs",
    from: versions.from,
    schema: "ParserRunOrStatus",
    shownBy: "getParserRun",
    upgrade: (run) => upgradeParserRun(run as never, versions) as unknown as Upgraded,
    violations: (run) => fits(versions.to, "ParseRun", run),
  },
];

/** Upgrades a run, and expects what holds for every upgrade. */
export function expectSound(run: object, way: Way): Upgraded {
  const before = structuredClone(run);
  const upgraded = way.upgrade(run);
  expect(run).toEqual(before);
  expect(way.violations(upgraded.run)).toEqual([]);
  expect(upgraded.lost.filter(({ pointer }) => at(run, pointer) == null)).toEqual([]);
  expect(upgraded.unknown.filter(({ pointer }) => at(upgraded.run, parentOf(pointer)) === undefined)).toEqual([]);
  for (const places of [upgraded.lost, upgraded.unknown]) {
    const pointers = places.map(({ pointer }) => pointer);
    expect(pointers).toEqual([...new Set(pointers)]);
  }
  expect(inventedIn(upgraded, run)).toEqual([]);
  return upgraded;
}

/** What a JSON Pointer leads to; undefined where there is nothing. */
export function at(document: unknown, pointer: string): unknown {
  const keys = pointer.split("/").slice(1);
  return keys.reduce<unknown>((value, key) => {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    return Object.hasOwn(Object(value), name) ? (value as Record<string, unknown>)[name] : undefined;
  }, document);
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/** Every value of a document that holds no other: by pointer, in its order. */
export function leavesOf(document: unknown, above = ""): { pointer: string; value: unknown }[] {
  if (typeof document !== "object" || document === null) return [{ pointer: above, value: document }];
  return Object.entries(document).flatMap(([key, value]) => leavesOf(value, `${above}/${escaped(key)}`));
}

/** A key as a JSON Pointer writes it. */
export function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Whether a place is one of those listed or below one. `/stepRuns` says nothing about the steps that are there. */
export function isListed(pointer: string, places: Place[]): boolean {
  return places.some(({ pointer: listed }) =>
    listed === "/stepRuns" ? pointer === listed : `${pointer}/`.startsWith(`${listed}/`),
  );
}

/** What the new shape says by itself: the names of its objects and steps, and new names of old values. */
const implied = new Set<unknown>([
  ...[
    "file",
    "workflow_version",
    "parse_run",
    "extract_run",
    "classify_run",
    "split_run",
    "workflow_step_run",
    "workflow_step",
  ],
  ...["extractor", "extractor_version", "classifier", "classifier_version", "splitter", "splitter_version"],
  ...["EXTRACT", "MERGE_EXTRACT", "CLASSIFY", "SPLIT", "PROCESSED", "basic_precision"],
  ...["classification_performance", "classification_light"],
]);
const derived = /\/(allPassed|reviewed|validArray\/\d+)$/;

/** Values of the new run that are neither in the old one nor implied nor listed as unknown. */
function inventedIn({ run, unknown }: Upgraded, old: object): unknown[] {
  const known = new Set(leavesOf(old).map(({ value }) => value));
  return leavesOf(run).filter(
    ({ pointer, value }) =>
      value !== null &&
      !known.has(value) &&
      !implied.has(value) &&
      !derived.test(pointer) &&
      !isListed(pointer, unknown),
  );
}
