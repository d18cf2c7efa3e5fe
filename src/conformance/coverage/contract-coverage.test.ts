import { expect, test } from "vitest";
import { loadDescription } from "../description/load-description.js";
import { readAnswer } from "../exchange/read-answer.js";
import { coverageText, createCoverageCounter, mergeCoverage } from "./contract-coverage.js";

const description = await loadDescription("2026-02-09");
const get = description.operations.find(({ operationId }) => operationId === "getWorkflowRun");

/** What is counted of the members of a run when some answers have come. */
function seen(...answers: [status: number, body: unknown][]) {
  const counter = createCoverageCounter();
  for (const [status, body] of answers) {
    counter.see(description, get, readAnswer(status, new Headers(), Buffer.from(JSON.stringify(body))));
  }
  return counter.of(description);
}

const some = (counts: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([key, count]) => [key.replace("#/components/schemas/", ""), count]),
  );

// Without it a part of the contract could count as seen that no answer has shown, or the other way round.
test("statuses, members, listed values and nulls are counted where an answer shows them", () => {
  const run = { object: "workflow_run", status: "PENDING", batchId: null, undocumented: 1 };
  const { statuses, members, values } = seen([200, run], [200, { ...run, status: "OWN" }], [404, {}], [299, run]);
  expect(some(statuses)).toEqual({ "getWorkflowRun 200": 2, "getWorkflowRun 404": 1 });
  expect(some(members)).toEqual({
    "WorkflowRun/properties/object": 2,
    "WorkflowRun/properties/status": 2,
    "WorkflowRun/properties/batchId": 2,
  });
  expect(some(values)).toEqual({
    'WorkflowRun/properties/object "workflow_run"': 2,
    'WorkflowRun/properties/status "PENDING"': 1,
    "WorkflowRun/properties/batchId null": 2,
  });
  expect(values['#/components/schemas/WorkflowRun/properties/status "PROCESSED"']).toBe(0);
});

test("of a union only the branch is counted that a value is of", () => {
  const step = { object: "step_run", id: "a", step: { object: "step", id: "b", name: "c", type: "EXTRACT" } };
  const { members } = seen([200, { object: "workflow_run", stepRuns: [{ ...step, stepType: "EXTRACT" }] }]);
  const kinds = Object.keys(some(members)).filter((name) => /stepType$/.test(name));
  expect(kinds).toHaveLength(1);
});

test("what several have seen is added up, and what a newer description lacks is left out", () => {
  const part = { statuses: {}, values: {} };
  const merged = mergeCoverage([
    { apiVersion: "v1", ...part, members: { a: 1 } },
    { apiVersion: "2026-02-09", ...part, members: { a: 1, gone: 3 } },
    { apiVersion: "2026-02-09", ...part, members: { a: 2, new: 0 } },
  ]);
  expect(merged).toEqual([
    { apiVersion: "v1", ...part, members: { a: 1 } },
    { apiVersion: "2026-02-09", ...part, members: { a: 3, new: 0 } },
  ]);
  expect(merged.map(coverageText)[1]).toBe("0 of 0 statuses, 1 of 2 members and 0 of 0 values of the description");
});
