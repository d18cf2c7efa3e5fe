import { expect, test } from "vitest";
import { bundleOf, examplesOf } from "./support/bundle.js";
import { at, isListed, leavesOf, singleWays, type Upgraded, upgrade } from "./support/upgrades.js";

// Examples of the same name are the same run in each version: written by hand, so they check the conversion.
const old = examplesOf(bundleOf("2025-04-21"));
const current = examplesOf(bundleOf("2026-02-09"));
const twins = Object.keys(old).filter((key) => runOf(key) && current[key]);

function runOf(key: string): object | undefined {
  return (old[key]?.value as { workflowRun?: object } | undefined)?.workflowRun;
}

/** Where an upgraded run may differ from its twin, beyond what is listed. */
const exceptions: [reason: string, place: RegExp][] = [
  ["A step that has not succeeded shows no result; the old run has one.", /^(processing|failed|cancell\w+) .*\/result/],
  ["A step that waits for others is PENDING in 2025-04-21.", /^processing \/stepRuns\/\d+\/status$/],
  ["Only 2026-02-09 has these settings.", /\/(citationMode|currentDateEnabled|memoryEnabled|pageOverlapEnabled)$/],
  ["Only 2026-02-09 has this setting of a classification.", /\/identifierKey$/],
  ["The twin shows how a file was parsed on the parse step only.", /^(complete|without-usage) .*\/config\/parseConfig/],
];

interface Step {
  id: string;
  stepType: string;
}

function differences(key: string): string[] {
  const upgraded = upgrade(runOf(key), { from: "2025-04-21", to: "2026-02-09" });
  const twin = structuredClone(current[key]?.value) as { stepRuns: unknown[] };
  const { steps, others } = inOrderOf(upgraded.run.stepRuns as Step[], twin.stepRuns as Step[]);
  twin.stepRuns = steps;
  return [...others.map(({ stepType }) => `${key} lacks ${stepType}`), ...differencesFrom(twin, upgraded, key)];
}

function differencesFrom(twin: object, { run, unknown }: Upgraded, key: string): string[] {
  const pointers = new Set([...leavesOf(run), ...leavesOf(twin)].map(({ pointer }) => pointer));
  // An optional member may be null or missing.
  const differing = [...pointers].filter(
    (it) => !isListed(it, unknown) && JSON.stringify(at(run, it) ?? null) !== JSON.stringify(at(twin, it) ?? null),
  );
  return differing.map((it) => `${key} ${it}`);
}

/** The steps of the twin in the order of the upgraded ones, and those that have no counterpart there. */
function inOrderOf(upgraded: Step[], twins: Step[]): { steps: unknown[]; others: Step[] } {
  const others = [...twins];
  const steps = upgraded.map(({ id, stepType }) => {
    const same = others.findIndex((other) => other.id === id);
    const alike = others.findIndex((other) => other.stepType.replace("CONDITIONAL_", "") === stepType);
    const index = same >= 0 ? same : alike;
    return index < 0 ? {} : others.splice(index, 1)[0];
  });
  return { steps, others };
}

const found = twins.flatMap(differences);

test("an upgraded example is its twin in 2026-02-09, up to what is listed and to a few exceptions", () => {
  expect(twins.length).toBeGreaterThan(10);
  const isExpected = (place: string) => / lacks PARSE$/.test(place) || exceptions.some(([, it]) => it.test(place));
  expect(found.filter((place) => !isExpected(place))).toEqual([]);
});

test.each(exceptions)("the exception is needed: %s", (_reason, place) => {
  expect(found.filter((it) => place.test(it))).not.toEqual([]);
});

// Runs of other kinds have such twins, too.
const singleExceptions: [reason: string, place: RegExp][] = [
  ["Only 2026-02-09 has these settings.", /\/(citationMode|engineVersion)$/],
  [
    "The run shows its settings without the extractor; before, there always was a processor.",
    /^extract-failed \/extractor/,
  ],
  ["Only 2026-02-09 shows how well texts could be read.", /\/(min|avg)OcrConfidence$/],
  ["Only 2026-02-09 has details of headings.", /^parse-processed .*\/details/],
  ["2026-02-09 says what a parsing took only when it succeeded.", /^parse-failed \/metrics/],
];
const singleTwins = singleWays.flatMap((way) =>
  Object.entries(old).flatMap(([key, { value }]) => {
    const { processorRun, parserRun } = value as { processorRun?: object; parserRun?: object };
    const run = way.schema === "ProcessorRun" ? processorRun : parserRun;
    return run && current[key] ? [{ key, twin: current[key].value as object, upgraded: way.upgrade(run) }] : [];
  }),
);
const singleFound = singleTwins.flatMap(({ key, twin, upgraded }) => differencesFrom(twin, upgraded, key));

test("so is an upgraded processor or parser run", () => {
  expect(singleTwins.length).toBeGreaterThan(8);
  expect(singleFound.filter((place) => !singleExceptions.some(([, it]) => it.test(place)))).toEqual([]);
});

test.each(singleExceptions)("the exception is needed: %s", (_reason, place) => {
  expect(singleFound.filter((it) => place.test(it))).not.toEqual([]);
});
