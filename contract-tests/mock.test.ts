import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operationAt } from "../src/api-versions.js";
import { apiVersions, createExtendClient } from "../src/index.js";
import { type Listening, type LogEntry, startMock } from "../src/testing.js";
import { answersOf, bundleOf, versions } from "./support/bundle.js";
import { prefer, token } from "./support/contract-client.js";
import { validatorOf, violations } from "./support/validator.js";

// Every version behind one URL.
let mock: Listening;
const log: LogEntry[] = [];

beforeAll(async () => {
  mock = await startMock({ port: 0, onExchange: (entry) => log.push(entry) });
});
afterAll(() => mock.close());

const send = (path: string, init: RequestInit = {}) =>
  fetch(mock.url + path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });

describe.each(versions)("%s", (version) => {
  const { versionHeader } = apiVersions[version];
  const { result: envelope, path: runPath } = operationAt(version, "workflowRuns", "get");
  const headers: Record<string, string> = versionHeader ? { "x-extend-api-version": versionHeader } : {};
  const pathOf = (id: string) => runPath.replace(/\{\w+\}/, id);

  test.each(answersOf(bundleOf(version)).filter(({ operationId }) => operationId === "getWorkflowRun"))(
    "answers with the example $status $key",
    async ({ status, key, value }) => {
      const response = await send(pathOf("r"), { headers: { ...headers, ...prefer({ status, key }) } });
      expect(response.status).toBe(status);
      expect(await response.json()).toEqual(value);
      expect(response.headers.get("x-extend-api-version")).toBe(versionHeader ?? null);
      expect(response.headers.get("x-extend-request-id")).toMatch(/^req_/);
    },
  );

  test("the client reads and updates through it", async () => {
    const { workflowRuns } = createExtendClient({ apiVersion: version, token, baseUrl: mock.url });
    const run = await workflowRuns.update("r", { name: "Renamed" });
    expect(await workflowRuns.get("r")).toEqual(run);
    const rejected = await workflowRuns.get("r", { headers: { prefer: "example=rejected" } });
    expect(rejected.status).toBe("REJECTED");
  });

  test("generates answers on request, the same for the same seed", async () => {
    const ask = async () =>
      (await send(pathOf("r"), { headers: { ...headers, prefer: "dynamic=true, seed=1000" } })).text();
    const answer = await ask();
    expect(await ask()).toBe(answer);
    expect(answer).not.toBe(await (await send(pathOf("r"), { headers })).text());
  });

  test.each(["example=nope", "code=299", "code=abc"])(
    "Prefer: %s is refused in the words of the version",
    async (it) => {
      const response = await send(pathOf("r"), { headers: { ...headers, prefer: it } });
      expect(response.status).toBe(400);
      const body = await response.json();
      expect(violations(validatorOf(version, "#/components/schemas/ApiError"), body)).toEqual([]);
      expect(JSON.stringify(body)).toContain("Prism cannot answer as the header Prefer asks");
    },
  );

  test.each<[string, string, RequestInit, number]>([
    ["an unknown path", "/nope", {}, 404],
    ["no token", "", { headers: { authorization: "" } }, 401],
    ["another scheme", "", { headers: { authorization: "Basic c2s6" } }, 401],
    ["a method that a run does not have", "", { method: "PATCH" }, 404],
    ["a body over the limit", "", { method: "POST", body: "x".repeat(1024 * 1024 + 1) }, 413],
  ])("%s gets the error body of the version", async (_, suffix, init, status) => {
    const response = await send(pathOf("r") + suffix, { ...init, headers: { ...headers, ...init.headers } });
    expect(response.status).toBe(status);
    const body = await response.json();
    expect(violations(validatorOf(version, "#/components/schemas/ApiError"), body)).toEqual([]);
    expect(Object.keys(body).sort()).toEqual(
      envelope ? ["error", "success"] : ["code", "message", "requestId", "retryable"],
    );
    if (!envelope) expect(body.requestId).toBe(response.headers.get("x-extend-request-id"));
  });
});

test("an unknown version is refused with the body of the newest", async () => {
  const response = await send("/workflow_runs/r", { headers: { "x-extend-api-version": "2024-12-23" } });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "INVALID_REQUEST", retryable: false });
});

test("the log has each exchange, and never the token", async () => {
  log.length = 0;
  await (await send("/workflow_runs/r?key=1", { headers: { "x-extend-api-version": "2025-04-21" } })).text();
  expect(log).toEqual([
    {
      method: "GET",
      path: "/workflow_runs/r",
      version: "2025-04-21",
      versionAssumed: false,
      status: 200,
      milliseconds: expect.any(Number),
    },
  ]);
  expect(JSON.stringify(log)).not.toContain(token);
});

test("with requireVersion a request without the header gets 400; with dynamic answers are generated", async () => {
  const strict = await startMock({ port: 0, requireVersion: true, dynamic: true });
  try {
    const ask = (headers: Record<string, string>) =>
      fetch(`${strict.url}/workflow_runs/r`, { headers: { authorization: `Bearer ${token}`, ...headers } });
    expect((await ask({})).status).toBe(400);
    const generated = await ask({ "x-extend-api-version": "2025-04-21", prefer: "seed=1000" });
    expect(generated.status).toBe(200);
    expect(await generated.text()).not.toContain("Tallowmere");
  } finally {
    await strict.close();
  }
});

test("a port in use is said in one sentence, and nothing is left running", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as { port: number };
  await expect(startMock({ port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use.`);
  await new Promise((resolve) => taken.close(resolve));
});
