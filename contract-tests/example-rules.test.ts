import { describe, expect, test } from "vitest";
import { operationAt } from "../src/api-versions.js";
import type { Schema } from "../src/bundles/openapi.js";
import { eventExamplesOf, operationsOf, propertiesOf, resultForms } from "../src/bundles/operations-of.js";
import type { ApiVersion, SchemaOf, WorkflowRun } from "../src/index.js";
import { answersOf, bundleOf, examplesOf as examplesOfBundle, versions } from "./support/bundle.js";
import { placesIn } from "./support/places.js";

// What no schema can say: rules between the fields of a run that the reference pages state. Mock, sandbox and docs
// speak through the examples, so the examples keep them.
interface AnyRun {
  id: string;
  status: string;
  initialRunAt: string | null;
  startTime?: string | null;
  endTime?: string | null;
  failureReason?: string | null;
  failureMessage?: string | null;
  reviewed?: boolean;
  reviewedAt?: string | null;
  reviewedBy?: string | null;
  reviewedByUser?: string | null;
  rejectionNote?: string | null;
  batchId?: string | null;
  usage?: unknown;
  outputs?: { type: string; config?: { type: string } }[];
  stepRuns?: { step: { type?: string } }[] | null;
}

function examplesOf(version: ApiVersion): { key: string; run: AnyRun }[] {
  return answersOf(bundleOf(version))
    .filter(({ operationId, status }) => operationId === "getWorkflowRun" && status === 200)
    .map(({ key, value }) => {
      const { workflowRun } = value as { workflowRun?: AnyRun };
      return { key, run: workflowRun ?? (value as AnyRun) };
    });
}

const isDated = (version: ApiVersion) => /^\d{4}-/.test(version);
const usageBegins = "2025-10-07";

describe.each(versions)("%s", (version) => {
  const examples = examplesOf(version);

  describe.each(examples)("$key", ({ run }) => {
    const times = placesIn(run).filter(({ value }) => typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value));

    test("times are in UTC, and in order", () => {
      for (const { path, value } of times) expect(value, path).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      const order = [run.initialRunAt, run.startTime, run.endTime].filter((time) => time != null);
      expect(order).toEqual([...order].sort());
      if (run.endTime != null) expect(run.startTime).toBeTruthy();
    });

    test("a reason for failing is given exactly when it failed", () => {
      const failed = run.status === "FAILED";
      expect(run.failureMessage != null).toBe(failed);
      if (isDated(version)) expect(run.failureReason != null).toBe(failed);
    });

    test("review fields agree with each other", () => {
      const reviewer = run.reviewedBy ?? run.reviewedByUser;
      expect(reviewer != null).toBe(run.reviewedAt != null);
      if (isDated(version)) {
        expect(run.reviewed).toBe(run.reviewedAt != null);
        expect(run.rejectionNote != null).toBe(run.status === "REJECTED");
      } else {
        expect(run.status === "REVIEWED" || run.status === "REJECTED").toBe(run.reviewedAt != null);
      }
    });

    test("usage is there only where it was recorded", () => {
      if (!isDated(version)) expect(run).not.toHaveProperty("usage");
      else if ((run.initialRunAt ?? "") < usageBegins) expect(run.usage ?? null).toBeNull();
    });

    test("ids are unique to what they name", () => {
      const kinds = new Map<string, unknown>();
      for (const { keys, value } of placesIn(run)) {
        const object = value as { object?: unknown; id?: unknown };
        if (typeof object?.id !== "string" || typeof object.object !== "string") continue;
        expect(kinds.get(object.id) ?? object.object, keys.join(".")).toBe(object.object);
        kinds.set(object.id, object.object);
      }
    });
  });
});

// One document can be followed from its upload to its deletion: whatever has the same id is the same thing.
describe.each(versions)("the examples of %s together", (version) => {
  const values = Object.entries(examplesOfBundle(bundleOf(version))).map(([key, { value }]) => ({ key, value }));

  test("have one name and one time of creation for each id", () => {
    const known = new Map<unknown, { name: unknown; createdAt: unknown; key: string }>();
    const contradictions: string[] = [];
    for (const { key, value } of values) {
      for (const { value: inner } of placesIn({ value })) {
        const { object, id, name, createdAt } = (inner ?? {}) as Record<string, unknown>;
        // The ids of steps belong to one version of a workflow, and their names are all that lasts.
        if (typeof id !== "string" || typeof object !== "string" || object === "workflow_step") continue;
        const before = known.get(id);
        if (!before) known.set(id, { name, createdAt, key });
        // An update gives a run another name.
        else if ((object !== "workflow_run" && differs(before.name, name)) || differs(before.createdAt, createdAt))
          contradictions.push(`${id} in ${before.key} and ${key}`);
      }
    }
    expect(contradictions).toEqual([]);
  });

  // Of everything that has an operation to get it.
  const read = answersOf(bundleOf(version)).filter(
    ({ operation, status }) => operation.name === "get" && status === 200,
  );
  const things = read.map(({ operation: { facts }, value }) =>
    facts.result === undefined ? value : (value as Record<string, unknown>)[facts.result],
  );

  test.each(eventExamplesOf(bundleOf(version)))("the event $key brings what a read answers", ({ value }) => {
    const { payload } = value as { payload: { object: string; id: string } };
    const ofThisId = things.filter((it) => (it as AnyRun).id === payload.id);
    if (payload.object === "signed_data_url") expect(ofThisId).not.toEqual([]);
    else if (payload.object === "workflow_step_run")
      expect(things.flatMap((it) => (it as AnyRun).stepRuns ?? [])).toContainEqual(payload);
    else if (payload.object.endsWith("_run_status"))
      // Not the text, but all that is said of it.
      expect(ofThisId).toContainEqual(
        expect.objectContaining({ ...payload, object: payload.object.replace(/_status$/, "") }),
      );
    else expect(ofThisId).toContainEqual(payload);
  });
});

/** Members that both have, and that are not the same. */
function differs(one: unknown, other: unknown): boolean {
  return one != null && other != null && one !== other;
}

const processorRuns = versions.flatMap((version) =>
  examplesOf(version).flatMap(({ key, run }) => (run.outputs ?? []).map((output) => ({ version, key, output }))),
);
test.each(processorRuns.filter(({ output }) => output.config))(
  "$version $key: the config is of the type of its processor run",
  ({ output }) => {
    expect(output.config?.type).toBe(output.type);
  },
);

// Since the run has no envelope, step runs hold all results.
const withStepResults = versions.filter((version) => operationAt(version, "workflowRuns", "get").result === undefined);
const runsWithStepResults = withStepResults.flatMap((version) =>
  examplesOf(version).map((example) => ({ version, ...example })),
);

describe.each(runsWithStepResults)("$version $key", ({ version, run }) => {
  const stepRuns = (run.stepRuns ?? []) as SchemaOf<"2026-02-09", "StepRun">[];

  test("has every top-level member, null where it is unset", () => {
    const { WorkflowRun } = bundleOf(version).components.schemas as { WorkflowRun: Schema };
    expect(Object.keys(run).sort()).toEqual(Object.keys(WorkflowRun.properties ?? {}).sort());
  });

  test("step runs name their type twice, their run, and have a result exactly when they are done", () => {
    for (const { stepType, step, workflowRunId, result, status } of stepRuns) {
      expect(stepType).toBeDefined();
      expect(step.type).toBe(stepType);
      expect(workflowRunId).toBe(run.id);
      expect(result !== null).toBe(status === "PROCESSED");
    }
  });

  test("allPassed is true exactly when every rule is valid", () => {
    for (const { result } of stepRuns) {
      if (result && "allPassed" in result) expect(result.allPassed).toBe(result.rules.every(({ valid }) => valid));
    }
  });

  test("credits add up, from charges to entries to the run", () => {
    const sum = (items: { credits: number }[]) => items.reduce((total, { credits }) => total + credits, 0);
    const { usage } = run as unknown as WorkflowRun<"2026-02-09">;
    if (!usage?.breakdown) return;
    expect(usage.credits).toBeCloseTo(sum(usage.breakdown), 10);
    expect(usage.totalCredits).toBe(usage.credits);
    for (const { charges, credits } of usage.breakdown) if (charges) expect(sum(charges)).toBeCloseTo(credits, 10);
    const childRuns = placesIn(stepRuns).flatMap(({ value }) => {
      const { object, id } = (value ?? {}) as { object?: string; id?: string };
      return object?.endsWith("_run") && object !== "workflow_step_run" ? [id] : [];
    });
    expect(usage.breakdown.map(({ id }) => id).sort()).toEqual([...new Set(childRuns)].sort());
  });
});

describe.each(versions.filter(isDated))("together the examples of %s show", (version) => {
  const examples = examplesOf(version);

  const settling = operationsOf(bundleOf(version)).filter(({ name, facts }) => name === "get" && facts.unsettled);
  test.each(settling)("every status of what $id answers", ({ id, operation, facts }) => {
    const bundle = bundleOf(version);
    const answers = answersOf(bundle).filter(({ operationId, status }) => operationId === id && status === 200);
    const shown = answers.map(({ value }) => {
      const body = value as Record<string, { status?: unknown }> & { status?: unknown };
      return facts.result === undefined ? body.status : body[facts.result]?.status;
    });
    const possible = resultForms(bundle, operation).flatMap((form) => propertiesOf(bundle, form).status?.enum ?? []);
    expect(new Set(shown)).toEqual(new Set(possible));
  });

  test("every type of step and of processor", () => {
    const seen = new Set(
      examples.flatMap(({ run }) => [
        ...(run.outputs ?? []).map(({ type }) => type),
        ...(run.stepRuns ?? []).map(({ step }) => step.type),
      ]),
    );
    const { ProcessorRun, StepRun, WorkflowStep } = bundleOf(version).components.schemas;
    const { mapping } = (StepRun?.discriminator ?? {}) as { mapping?: object };
    const stepTypes = mapping ? Object.keys(mapping) : WorkflowStep?.properties?.type?.enum;
    expect(seen).toEqual(new Set([...(stepTypes ?? []), ...(ProcessorRun?.properties?.type?.enum ?? [])]));
  });

  test("a batch, a rejection with its note, runs with usage and without", () => {
    const runs = examples.map(({ run }) => run);
    expect(runs.some(({ batchId }) => batchId != null)).toBe(true);
    expect(runs.some(({ rejectionNote }) => rejectionNote != null)).toBe(true);
    expect(runs.some(({ usage }) => usage != null)).toBe(true);
    expect(runs.some(({ usage }) => usage == null)).toBe(true);
  });
});
