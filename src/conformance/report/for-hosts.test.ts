import { expect, test } from "vitest";
import { githubAnnotations } from "./github-annotations.js";
import { sarifReport } from "./sarif-report.js";
import { findingOf, hostileTexts, reportOf, reportWith } from "./test-support.js";

// A host reads these without a person in between: what it cannot read is lost without a word.
test("SARIF has a rule for each check, and a result for each finding with its level, place and fingerprint", () => {
  const findings = [findingOf(), findingOf({ check: "unknown", severity: "advice", operation: null, at: null })];
  const { version, runs } = JSON.parse(sarifReport(reportOf({ findings })));
  expect(version).toBe("2.1.0");
  expect(runs).toMatchObject([
    {
      tool: { driver: { name: "extend-contract verify", rules: [{ id: "documented-body" }] } },
      invocations: [{ executionSuccessful: true }],
      results: [
        {
          ruleId: "documented-body",
          ruleIndex: 0,
          level: "error",
          message: {
            text: expect.stringMatching(/^startTime is not as documented \(type\)\.\nAPI version: 2026-02-09/),
          },
          locations: [{ logicalLocations: [{ fullyQualifiedName: "2026-02-09 getWorkflowRun /startTime" }] }],
        },
        { ruleIndex: -1, level: "warning" },
      ],
    },
  ]);
  const prints = runs[0].results.map((it: { partialFingerprints: object }) => JSON.stringify(it.partialFingerprints));
  expect(new Set(prints).size).toBe(2);
});

test("annotations name check and place, ten of a kind, and no text ends a line or begins another command", () => {
  const many = Array.from({ length: 12 }, (_, index) => findingOf({ at: `/${index}` }));
  const lines = githubAnnotations(reportOf({ findings: [...many, findingOf({ severity: "information" })] })).split(
    "\n",
  );
  expect(lines).toHaveLength(11);
  expect(lines[0]).toBe(
    "::error title=documented-body 2026-02-09 getWorkflowRun::" +
      "startTime is not as documented (type). (GET /workflow_runs/a, at /0)",
  );
  for (const text of [...hostileTexts, "a\n::set-env name=x::y", "50% %0A"]) {
    const hostile = githubAnnotations(reportWith(text)).trimEnd().split("\n");
    expect(hostile).toHaveLength(2);
    for (const line of hostile) expect(line).toMatch(/^::(error|warning) title=[^:,]*::/);
    expect(hostile.join()).not.toContain("%0A");
  }
});
