import { ExtendClient, ExtendError } from "extend-ai";
import { ExtendClient as ExtendClient20250421, ExtendError as ExtendError20250421 } from "extend-ai-2025-04-21";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { apiVersions } from "../src/index.js";
import { type Prism, startPrism } from "../src/mock/index.js";
import { answersOf, bundleOf, requestExamplesOf } from "./support/bundle.js";
import { prefer, token } from "./support/contract-client.js";

// Extend's own clients, which no one here wrote: what they send must pass our descriptions, what our descriptions
// answer must reach them whole.
const runExamples = (version: keyof typeof apiVersions) =>
  answersOf(bundleOf(version)).filter(({ operationId, status }) => operationId === "getWorkflowRun" && status === 200);

describe("extend-ai 1.17.0 speaks 2026-02-09", () => {
  const version = "2026-02-09";
  let prism: Prism;
  let client: ExtendClient;

  beforeAll(async () => {
    prism = await startPrism(bundleOf(version));
    client = new ExtendClient({ token, baseUrl: prism.url, maxRetries: 0 });
  });
  afterAll(() => prism.close());

  test.each(requestExamplesOf(bundleOf(version), "updateWorkflowRun"))(
    "it updates a run with $key",
    async ({ value }) => {
      const run = await client.workflowRuns.update("workflow_run_any", value as object);
      expect(run).toEqual(runExamples(version)[0]?.value);
    },
  );

  test.each(runExamples(version))("it reads the run $key", async ({ status, key, value }) => {
    const run = await client.workflowRuns.retrieve("workflow_run_any", {}, { headers: prefer({ status, key }) });
    expect(run).toEqual(value);
  });

  test("it throws a documented error", async () => {
    const headers = { prefer: "code=404" };
    const error: unknown = await client.workflowRuns.retrieve("r", {}, { headers }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ExtendError);
    expect(error).toMatchObject({ statusCode: 404, body: { code: "NOT_FOUND" } });
  });
});

describe("extend-ai 0.0.12 speaks 2025-04-21", () => {
  const version = "2025-04-21";
  let prism: Prism;
  let client: ExtendClient20250421;

  beforeAll(async () => {
    prism = await startPrism(bundleOf(version));
    client = new ExtendClient20250421({ token, baseUrl: prism.url });
  });
  afterAll(() => prism.close());

  test.each(requestExamplesOf(bundleOf(version), "updateWorkflowRun"))(
    "it updates a run with $key",
    async ({ value }) => {
      const answer = await client.workflowRun.update("workflow_run_any", value as object, { maxRetries: 0 });
      expect(answer).toEqual(runExamples(version)[0]?.value);
    },
  );

  test.each(runExamples(version))("it reads the run $key", async ({ status, key, value }) => {
    const options = { headers: prefer({ status, key }), maxRetries: 0 };
    expect(await client.workflowRun.get("workflow_run_any", options)).toEqual(value);
  });

  test("it throws a documented error", async () => {
    const options = { headers: { prefer: "code=404" }, maxRetries: 0 };
    const error: unknown = await client.workflowRun.get("r", options).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ExtendError20250421);
    expect(error).toMatchObject({ statusCode: 404, body: { success: false } });
  });
});
