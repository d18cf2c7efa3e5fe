import { expect, test } from "vitest";
import type { ApiVersion } from "../api-versions.js";
import { compareVersions } from "./compare-versions.js";
import { diffToText } from "./render/diff-to-text.js";

const texts = new Map<string, Promise<string>>();

/** The comparison as text, made once for all rows that are looked for in it. */
function textOf(from: ApiVersion, to: ApiVersion): Promise<string> {
  const key = `${from} ${to}`;
  const text = texts.get(key) ?? compareVersions(from, to).then(diffToText);
  texts.set(key, text);
  return text;
}

// The rows of the migration tables that people look for first.
test.each<[from: ApiVersion, to: ApiVersion, line: string]>([
  ["2025-04-21", "2026-02-09", "  - name: gone; when converting: lost\n"],
  ["2025-04-21", "2026-02-09", "  ~ url → dashboardUrl: renamed\n"],
  ["2025-04-21", "2026-02-09", "  ~ initialRunAt: may be null\n"],
  [
    "2025-04-21",
    "2026-02-09",
    "  ~ batchId, failureReason, failureMessage, rejectionNote, reviewedAt, startTime, endTime: null",
  ],
  ["2025-04-21", "2026-02-09", "  ~ reviewedBy → reviewedByUser: renamed; null instead of missing\n"],
  ["2025-04-21", "2026-02-09", "  ~ version → workflowVersion.version: moved\n"],
  ["2025-04-21", "2026-02-09", "  ~ splitMethod: low_latency → basic_precision\n"],
  ["2025-04-21", "2026-02-09", "  ~ valid → allPassed: renamed; always there\n"],
  ["2025-04-21", "2026-02-09", "  ~ error → message: renamed\n"],
  ["2025-04-21", "2026-02-09", "  + status 429: new\n"],
  [
    "legacy",
    "2025-04-21",
    "  ~ status: no longer REVIEWED; also CANCELLED, CANCELLING; when converting: partly lost\n",
  ],
  ["legacy", "2025-04-21", "  ~ fileMetadata.details.pageCount → file.metadata.pageCount: moved\n"],
  ["v1", "2025-04-21", "  ~ getWorkflowRun: GET /v1/workflow_runs/{id} → GET /workflow_runs/{workflowRunId}\n"],
  ["v1", "legacy", "  ~ getWorkflowRun: GET /v1/workflow_runs/{id} → GET /workflow_runs/{id}\n"],
])("from %s to %s: %s", async (from, to, line) => {
  expect(await textOf(from, to)).toContain(line);
});

test("v1 and legacy differ in their paths and in what a request may say", async () => {
  const { steps } = await compareVersions("v1", "legacy");
  expect(steps.flatMap(({ sections }) => sections.map(({ part }) => part))).toEqual([
    "operations",
    "request",
    "request",
  ]);
});

test("versions that are not neighbours are compared step by step, on the shortest way", async () => {
  const { steps } = await compareVersions("v1", "2026-02-09");
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    ["v1", "2025-04-21"],
    ["2025-04-21", "2026-02-09"],
  ]);
});

test("a version compared with itself gives no steps", async () => {
  expect(await compareVersions("v1", "v1")).toEqual({ from: "v1", to: "v1", steps: [] });
});

test.each([
  [
    "2026-02-09",
    "2025-04-21",
    "Nobody moves from 2026-02-09 to 2025-04-21. Give them the other way round: 2025-04-21 2026-02-09.",
  ],
  ["legacy", "v1", "Nobody moves from legacy to v1. Give them the other way round: v1 legacy."],
  ["legacy", "2024-01-01", "There is no API version 2024-01-01. There are legacy, v1, 2025-04-21, 2026-02-09."],
  ["constructor", "v1", "There is no API version constructor."],
])("from %s to %s is refused", async (from, to, message) => {
  await expect(compareVersions(from as ApiVersion, to as ApiVersion)).rejects.toThrow(message);
});
