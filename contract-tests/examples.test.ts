import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationAt } from "../src/api-versions.js";
import { ApiError } from "../src/index.js";
import { answersOf, bundleOf, operationsOf, requestExamplesOf, versions } from "./support/bundle.js";
import { type ContractClient, prefer, startContractClient } from "./support/contract-client.js";

// Every documented answer of every operation, asked for by its name through the real client.
describe.each(versions)("%s", (version) => {
  const bundle = bundleOf(version);
  const answers = answersOf(bundle);
  const asked = new Set<string>();
  let client: ContractClient<typeof version>;

  beforeAll(async () => {
    client = await startContractClient(version);
  });
  afterAll(() => client.close());

  /** Calls an operation by its id; a description with another operation needs a line here. */
  async function call(operationId: string, headers: Record<string, string>): Promise<unknown> {
    const { workflowRuns } = client.extend;
    if (operationId === "getWorkflowRun") return workflowRuns.get("workflow_run_any", { headers });
    if (operationId === "updateWorkflowRun") return workflowRuns.update("workflow_run_any", {}, { headers });
    throw new Error(`No contract test calls the operation ${operationId}.`);
  }

  test.each(answers.filter(({ status }) => status < 300))(
    "$operationId $status $key is returned as the description has it",
    async ({ operationId, status, key, value }) => {
      const envelope = operationAt(version, "workflowRuns", "get").result;
      const run = envelope ? (value as Record<string, unknown>)[envelope] : value;
      expect(await call(operationId, prefer({ status, key }))).toEqual(run);
      expect(client.exchanges.at(-1)?.status).toBe(status);
      asked.add(`${operationId} ${status} ${key}`);
    },
  );

  test.each(answers.filter(({ status }) => status >= 300))(
    "$operationId $status $key is thrown with its fields",
    async ({ operationId, status, key, value }) => {
      const error: unknown = await call(operationId, prefer({ status, key })).catch((error: unknown) => error);
      expect(error).toBeInstanceOf(ApiError);
      const body = value as Record<string, unknown>;
      expect(error).toMatchObject({
        status,
        code: body.code,
        reason: body.message ?? body.error,
        retryable: body.retryable ?? false,
        body,
      });
      if (body.requestId !== undefined) expect(error).toHaveProperty("requestId", body.requestId);
      asked.add(`${operationId} ${status} ${key}`);
    },
  );

  test.each(requestExamplesOf(bundle, "updateWorkflowRun"))(
    "the request $key is accepted and sent as it is",
    async ({ value }) => {
      await client.extend.workflowRuns.update("workflow_run_any", value as object);
      const { body, status } = client.exchanges.at(-1) ?? {};
      expect(status).toBe(200);
      expect(JSON.parse(body ?? "")).toEqual(value);
    },
  );

  // After the others in this file: what they did not ask for would be untested without anyone noticing.
  test("no operation, status or example was left out", () => {
    const documented = operationsOf(bundle).flatMap(({ operation }) =>
      Object.keys(operation.responses).flatMap((status) => {
        const keys = answers.filter((it) => it.operationId === operation.operationId && String(it.status) === status);
        const name = `${operation.operationId} ${status}`;
        return keys.length > 0 ? keys.map(({ key }) => `${name} ${key}`) : [`${name} (has no example)`];
      }),
    );
    expect(documented.length).toBeGreaterThan(0);
    expect(documented.filter((name) => !asked.has(name))).toEqual([]);
  });
});
