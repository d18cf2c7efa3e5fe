import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationAt } from "../src/api-versions.js";
import { operationsOf } from "../src/bundles/operations-of.js";
import { ApiError, apiVersions, createExtendClient } from "../src/index.js";
import { bundleOf, versions } from "./support/bundle.js";
import { type ContractClient, startContractClient, throwPrismProblem, token } from "./support/contract-client.js";

describe.each(versions)("%s", (version) => {
  let client: ContractClient<typeof version>;

  beforeAll(async () => {
    client = await startContractClient(version);
  });
  afterAll(() => client.close());

  const pathOf = (id: string) => operationAt(version, "workflowRuns", "get").path.replace(/\{\w+\}/, id);
  const lastExchange = () => {
    const exchange = client.exchanges.at(-1);
    if (!exchange) throw new Error("Nothing was sent.");
    return exchange;
  };

  test("an update is sent as described", async () => {
    const changes = { name: "Été 2026", metadata: { "a/b": [1, null], nested: { deep: true } } };
    await client.extend.workflowRuns.update("workflow_run_1", changes, { workspaceId: "ws_1" });
    const { method, path, headers, body } = lastExchange();
    expect([method, path]).toEqual(["POST", pathOf("workflow_run_1")]);
    expect(headers.get("authorization")).toBe(`Bearer ${token}`);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("x-extend-workspace-id")).toBe("ws_1");
    expect(headers.get("x-extend-api-version")).toBe(apiVersions[version].versionHeader ?? null);
    expect(JSON.parse(String(body))).toEqual(changes);
  });

  test("a read is sent as described", async () => {
    await client.extend.workflowRuns.get("workflow_run_1");
    const { method, path, headers, body } = lastExchange();
    expect([method, path, body]).toEqual(["GET", pathOf("workflow_run_1"), undefined]);
    expect(headers.get("authorization")).toBe(`Bearer ${token}`);
    expect(headers.get("x-extend-api-version")).toBe(apiVersions[version].versionHeader ?? null);
    expect(headers.get("x-extend-workspace-id")).toBeNull();
  });

  test("an id with characters of its own stays one segment of the path", async () => {
    await client.extend.workflowRuns.get("a/b?c#d");
    expect(lastExchange().path).toBe(pathOf("a%2Fb%3Fc%23d"));
  });

  // What Prism refuses by the description alone, whatever the client would have sent.
  const send = (init: { headers?: Record<string, string>; body?: string }) =>
    fetch(client.url + pathOf("workflow_run_1"), {
      method: "POST",
      body: init.body ?? "{}",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...init.headers },
    });

  test("a request without a token gets the documented 401", async () => {
    const response = await fetch(client.url + pathOf("workflow_run_1"));
    await throwPrismProblem(response);
    expect(response.status).toBe(401);
  });

  // Prism chooses 422 over 400 where a version documents both; the API may answer either.
  const { responses } = operationsOf(bundleOf(version)).find(({ id }) => id === "updateWorkflowRun")?.operation ?? {};
  const refusal = responses?.["422"] ? 422 : 400;

  test.each(['{"name": 5}', '{"name": null}', '{"metadata": []}', '{"metadata": "a"}', '{"nmae": "a"}', "[]", '"a"'])(
    `the body %s gets the documented ${refusal}`,
    async (body) => {
      const response = await send({ body });
      await throwPrismProblem(response);
      expect(response.status).toBe(refusal);
    },
  );

  test("a wrong type that gets past the compiler is thrown as that refusal", async () => {
    const extend = createExtendClient({ apiVersion: version, token, baseUrl: client.url });
    const error: unknown = await extend.workflowRuns
      .update("workflow_run_1", { surprise: true } as object)
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toHaveProperty("status", refusal);
  });

  test.runIf(apiVersions[version].versionHeader)("an unknown version value is refused", async () => {
    const response = await send({ headers: { "x-extend-api-version": "2024-02-30" } });
    await throwPrismProblem(response);
    expect(response.status).toBe(refusal);
    expect((await send({})).status).toBe(200);
  });
});
