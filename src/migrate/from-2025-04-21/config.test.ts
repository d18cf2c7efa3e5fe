import { expect, test } from "vitest";
import { oldOutput, oldRun } from "../test-support.js";
import { upgradeWorkflowRun } from "../upgrade-workflow-run.js";

function upgraded(run: ReturnType<typeof oldRun>) {
  const { run: result, lost } = upgradeWorkflowRun(run, { from: "2025-04-21", to: "2026-02-09" });
  return { run: result, lost: lost.map(({ pointer }) => pointer) };
}

/** The upgraded settings of an extraction, and what was lost. */
function settings(config: object) {
  const { run, lost } = upgraded(oldRun({ outputs: [oldOutput({ config: { type: "EXTRACT", ...config } })] }));
  const [step] = run.stepRuns;
  const result = step?.result as { extractRun: { config: unknown } };
  return { config: result.extractRun.config, lost };
}

const agentic = { agentic: { enabled: true } };

test.each<[string, object, object, string[]]>([
  [
    "one switch for agentic reading becomes two",
    { parser: { advancedOptions: { agenticOcrEnabled: true } } },
    { parseConfig: { advancedOptions: {}, blockOptions: { text: agentic, tables: agentic } } },
    [],
  ],
  [
    "what is set apart already stays",
    { parser: { blockOptions: { text: agentic, tables: agentic }, advancedOptions: { agenticOcrEnabled: false } } },
    { parseConfig: { advancedOptions: {}, blockOptions: { text: agentic, tables: agentic } } },
    ["/outputs/0/config/parser/advancedOptions/agenticOcrEnabled"],
  ],
  [
    "limits of old runs go where they are now",
    { parser: { chunkingStrategy: { minCharacters: 1, maxCharacters: 9, options: { maxCharacters: 5 } } } },
    { parseConfig: { chunkingStrategy: { options: { minCharacters: 1, maxCharacters: 5 } } } },
    ["/outputs/0/config/parser/chunkingStrategy/maxCharacters"],
  ],
  [
    "a limit of pages has no place",
    { advancedOptions: { fixedPageLimit: 3, pageRanges: [{ start: 1, end: 2 }] } },
    { advancedOptions: { pageRanges: [{ start: 1, end: 2 }] } },
    ["/outputs/0/config/advancedOptions/fixedPageLimit"],
  ],
  [
    "a range without an end is not guessed",
    { advancedOptions: { pageRanges: [{ start: 1, end: 2 }, { start: 4 }] } },
    { advancedOptions: {} },
    ["/outputs/0/config/advancedOptions/pageRanges"],
  ],
  ["a null is no value", { baseVersion: null, fields: null, schema: {} }, { schema: {} }, []],
  [
    "fields stay",
    { fields: [{ id: "a", name: "a", type: "string", description: "", schema: null }] },
    {
      fields: [{ id: "a", name: "a", type: "string", description: "" }],
    },
    [],
  ],
])("%s", (_what, before, after, lost) => {
  expect(settings(before)).toEqual({ config: after, lost: expect.arrayContaining(lost) });
  expect(settings(before).lost).toHaveLength(lost.length + 1);
});

test("older names of models and methods", () => {
  const classify = { type: "CLASSIFY", baseProcessor: "classifier_light", classifications: [] };
  const split = { type: "SPLITTER", splitClassifications: [], advancedOptions: { splitMethod: "low_latency" } };
  const { run } = upgraded(
    oldRun({
      outputs: [oldOutput({ type: "CLASSIFY", config: classify }), oldOutput({ type: "SPLITTER", config: split })],
    }),
  );
  expect(run.stepRuns).toMatchObject([
    { result: { classifyRun: { config: { baseProcessor: "classification_light" } } } },
    { result: { splitRun: { config: { advancedOptions: { splitMethod: "basic_precision" } } } } },
  ]);
});
