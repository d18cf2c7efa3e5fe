import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { expect, test, vi } from "vitest";
import { verify } from "./verify.js";

// A description with an operation and a member of the update that no code knows.
vi.mock("../bundles/read-bundle.js", async (importOriginal) => {
  const { readBundle } = await importOriginal<typeof import("../bundles/read-bundle.js")>();
  return {
    async readBundle(version: Parameters<typeof readBundle>[0]) {
      // biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document
      const bundle: any = await readBundle(version);
      const { paths, components } = bundle;
      const content = { "application/json": { schema: { type: "object", required: ["events"] } } };
      paths["/workflow_runs/{id}/history"] = {
        parameters: [{ $ref: "#/components/parameters/WorkflowRunId" }],
        get: { operationId: "getWorkflowRunHistory", responses: { 200: { content } } },
      };
      components.schemas.UpdateWorkflowRunRequest.properties.priority = { type: "integer", minimum: 1, maximum: 5 };
      return bundle;
    },
  };
});

const run = { object: "workflow_run", id: "run", status: "PROCESSED", metadata: {} };

const isObject = (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value);

function isUpdate(body: unknown): body is { priority?: unknown } {
  if (!isObject(body)) return false;
  const { name = "", metadata = {} } = body as Record<string, unknown>;
  return typeof name === "string" && isObject(metadata);
}

/** A server that knows the new member and takes what it should not, or has not heard of any of it. */
async function serverThat(acceptsPriority: (priority: unknown) => boolean, historyStatus: number) {
  const server = createServer(async (request, response) => {
    const body = request.method === "POST" ? await json(request) : {};
    const isHistory = request.url?.endsWith("/history");
    const status = isHistory ? historyStatus : isUpdate(body) && acceptsPriority(body.priority) ? 200 : 400;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(isHistory ? { events: [] } : run));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const found = await verify({
    ...{ url: `http://127.0.0.1:${port}`, apiVersion: "2026-02-09", runIds: ["run"], token: "sk_a", write: true },
    ...{ only: ["documented-operations", "generated-updates", "broken-updates"], cases: 20 },
  });
  await new Promise((resolve) => server.close(resolve));
  const checks = ["documented-operations", "accepted-update", "broken-updates"];
  return found.findings.filter(({ check, severity }) => severity === "error" && checks.includes(check));
}

const isPriority = (value: unknown) =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 5);

test("an operation and a member that are new in the description are asked for without new code", async () => {
  const findings = await serverThat((priority) => priority === undefined, 404);
  expect(findings).toEqual([
    expect.objectContaining({ check: "documented-operations", message: "getWorkflowRunHistory does not answer." }),
    // Shrunk to the new member alone.
    expect.objectContaining({ check: "accepted-update", request: expect.objectContaining({ body: '{"priority":1}' }) }),
  ]);
});

test("what breaks the rules of a new member has to be refused", async () => {
  expect(await serverThat((priority) => typeof priority === "number" || isPriority(priority), 200)).toMatchObject([
    { check: "broken-updates", message: "A body is accepted that breaks the description at priority (minimum)." },
    { check: "broken-updates", message: "A body is accepted that breaks the description at priority (maximum)." },
  ]);
});

test("a server that keeps the new rules is silent", async () => {
  expect(await serverThat(isPriority, 200)).toEqual([]);
});
