import { describe, expect, test } from "vitest";
import { InvalidInputError } from "../client/errors/index.js";
import { oldOutput, oldRun, ruleStep } from "./test-support.js";
import { upgradeWorkflowRun } from "./upgrade-workflow-run.js";

const toNew = { from: "2025-04-21", to: "2026-02-09" } as const;

function upgraded(run: ReturnType<typeof oldRun>) {
  const { run: result, lost, unknown } = upgradeWorkflowRun(run, toNew);
  const pointers = (places: { pointer: string }[]) => places.map(({ pointer }) => pointer);
  return { run: result, lost: pointers(lost), unknown: pointers(unknown) };
}

/** The outcome of a rule step. */
function outcome(output: object) {
  const { run, lost, unknown } = upgraded(oldRun({ stepRuns: [ruleStep(output)] }));
  return { result: run.stepRuns[0]?.result, lost, unknown };
}

describe("steps", () => {
  test("those that made the outputs come first, and name their kind as far as it is known", () => {
    const merged = [{ processorId: "dp_1", processorVersionId: "dpv_1", processorName: "A" }];
    const { run, unknown } = upgraded(
      oldRun({
        outputs: [
          oldOutput({ id: "dpr_1" }),
          oldOutput({ id: "dpr_2", mergedProcessors: merged }),
          oldOutput({ id: "dpr_3", type: "CLASSIFY", config: { type: "CLASSIFY", classifications: [] } }),
          oldOutput({ id: "dpr_4", type: "SPLITTER", config: { type: "SPLITTER", splitClassifications: [] } }),
        ],
        stepRuns: [ruleStep({ rules: [] })],
      }),
    );
    expect(run.stepRuns.map(({ id, stepType }) => [id, stepType])).toEqual([
      ["dpr_1", "EXTRACT"],
      ["dpr_2", "MERGE_EXTRACT"],
      ["dpr_3", "CLASSIFY"],
      ["dpr_4", "SPLIT"],
      ["workflow_step_run_1", "RULE_VALIDATION"],
    ]);
    expect(run.stepRuns[1]).toMatchObject({
      result: { mergedExtractors: [{ id: "dp_1", versionId: "dpv_1", name: "A" }] },
    });
    expect(unknown.filter((pointer) => pointer.endsWith("/stepType"))).toEqual(["/stepRuns/0/stepType"]);
  });

  test("an output of a package keeps its files, of one file that file", () => {
    const file = (id: string) => ({ object: "file", id, name: id, metadata: {}, createdAt: "a", updatedAt: "b" });
    const { run } = upgraded(
      oldRun({ outputs: [oldOutput({ files: [file("f1")] }), oldOutput({ files: [file("f1"), file("f2")] })] }),
    );
    expect(run.stepRuns[0]).toMatchObject({
      files: [{ id: "f1" }],
      result: { extractRun: { file: { id: "f1" }, files: null } },
    });
    expect(run.stepRuns[1]).toMatchObject({
      result: { extractRun: { file: null, files: [{ id: "f1" }, { id: "f2" }] } },
    });
  });
});

describe("rules", () => {
  const rule = { name: "a", valid: true };

  test.each([
    [
      ["true", "FALSE", true],
      [true, false, true],
    ],
    [[], []],
    [null, undefined],
  ])("validArray %j is %j", (validArray, expected) => {
    expect(outcome({ rules: [{ ...rule, validArray }] })).toMatchObject({
      result: { rules: [{ name: "a", valid: true, ...(expected && { validArray: expected }) }], allPassed: true },
      lost: ["/name"],
    });
  });

  test("an entry that is neither true nor false is not guessed", () => {
    const { result, lost, unknown } = outcome({ rules: [{ ...rule, validArray: ["yes"] }] });
    expect(result).toEqual({ rules: [rule], allPassed: true });
    expect(lost).toContain("/stepRuns/0/output/rules/0/validArray");
    expect(unknown).toContain("/stepRuns/0/result/rules/0/validArray");
  });

  test.each([
    [{ rules: [rule, { ...rule, valid: false }] }, false, []],
    [{ rules: [rule], valid: true }, true, []],
    [{ rules: [rule], valid: false }, true, ["/stepRuns/0/output/valid"]],
    [{ valid: false }, false, []],
  ])("%j: allPassed is %s", (output, allPassed, lost) => {
    expect(outcome(output)).toMatchObject({ result: { allPassed }, lost: expect.arrayContaining(lost) });
    expect(outcome(output).lost).toHaveLength(lost.length + 1);
  });

  test.each([[{}], [null]])("without an outcome there is none: %j", (output) => {
    expect(outcome(output as object).result).toBeNull();
  });
});

test.each<[string, (metadata: Record<string, unknown>) => void]>([
  ["holds itself", (metadata) => Object.assign(metadata, { self: metadata })],
  [
    "is nested too deeply",
    (metadata) => Object.assign(metadata, { deep: JSON.parse("[".repeat(20_000) + "]".repeat(20_000)) }),
  ],
])("a run that %s is refused in words", (_, spoil) => {
  const metadata = {};
  spoil(metadata);
  expect(() => upgradeWorkflowRun(oldRun({ metadata }), toNew)).toThrow(InvalidInputError);
});

test.each([undefined, null, "2026-02-09"])("without the versions (%j) it says which are possible", (versions) => {
  expect(() => upgradeWorkflowRun(oldRun({}), versions as never)).toThrow("Possible: legacy to 2025-04-21");
});

test("the result shares nothing with the run that was given", () => {
  const run = oldRun({ metadata: { nested: { list: [1] } } });
  const { run: result } = upgradeWorkflowRun(run, toNew);
  (result.metadata as { nested: { list: number[] } }).nested.list.push(2);
  expect(run.metadata).toEqual({ nested: { list: [1] } });
});
