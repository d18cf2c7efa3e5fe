import { expect, test } from "vitest";
import { matchRoute } from "./match-route.js";

test("the id of a run is decoded", () => {
  expect(matchRoute("2026-02-09", "GET", "/workflow_runs/a%2Fb")).toEqual({ method: "GET", runId: "a/b" });
  expect(matchRoute("v1", "POST", "/v1/workflow_runs/a")).toEqual({ method: "POST", runId: "a" });
});

test.each([
  "/",
  "/workflow_runs",
  "/workflow_runs/",
  "/workflow_runs/a/b",
  "/v1/workflow_runs/a",
  "/workflow_runs/%ff",
])("%s is no path of 2025-04-21", (pathname) => {
  expect(() => matchRoute("2025-04-21", "GET", pathname)).toThrow("/workflow_runs/{workflowRunId}");
});

test.each(["PUT", "PATCH", "DELETE"])("a run has no %s", (method) => {
  expect(() => matchRoute("legacy", method, "/workflow_runs/a")).toThrow(`A workflow run has no ${method}`);
});
