import { expect, test } from "vitest";
import { legacyOutput, legacyRun } from "../test-support.js";
import { upgradeWorkflowRun } from "../upgrade-workflow-run.js";

test("REVIEWED is PROCESSED and reviewed", () => {
  const run = legacyRun({ status: "REVIEWED" });
  expect(upgradeWorkflowRun(run, { from: "legacy", to: "2025-04-21" }).run).toMatchObject({
    status: "PROCESSED",
    reviewed: true,
  });
});

test("pointers into the given run stay right over two steps", () => {
  const run = legacyRun({
    fileName: "a.pdf",
    fileUrl: "https://example.com/a.pdf",
    outputs: [legacyOutput({ type: "INSTRUCT_QA" }), legacyOutput({ type: "CLASSIFY", edits: { a: { notes: "n" } } })],
  });
  const { run: result, lost } = upgradeWorkflowRun(run, { from: "v1", to: "2026-02-09" });
  expect(lost.map(({ pointer }) => pointer).sort()).toEqual(["/fileUrl", "/outputs/0", "/outputs/1/edits"]);
  expect(result.files).toMatchObject([{ id: "unknown", name: "a.pdf" }]);
  expect(result.stepRuns).toHaveLength(1);
});

test("what the first step cannot know is listed where the second puts it", () => {
  const { run, unknown } = upgradeWorkflowRun(legacyRun({ reviewedBy: "user_1" }), {
    from: "legacy",
    to: "2026-02-09",
  });
  expect(run.reviewedByUser).toBe("user_1");
  expect(unknown).toContainEqual({ pointer: "/reviewedByUser", reason: expect.stringContaining("id of a user") });
});
