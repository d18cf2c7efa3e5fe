import { ExtendClient } from "extend-ai";
import { ExtendClient as ExtendClient20250421 } from "extend-ai-2025-04-21";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { operationAt } from "../src/api-versions.js";
import { ApiError, type ApiVersion, ConnectionError, createExtendClient, UnreadableAnswerError } from "../src/index.js";
import { type RunningSandbox, startSandbox } from "../src/testing.js";
import { bundleOf, versions } from "./support/bundle.js";
import { token } from "./support/contract-client.js";
import { runBodyPointer, validatorOf, violations } from "./support/validator.js";

let sandbox: RunningSandbox;
let id: string;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
  id = sandbox.runs.ids()[0] as string;
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const runsOf = (apiVersion: ApiVersion, headers = {}) =>
  createExtendClient({ apiVersion, token, baseUrl: sandbox.url, headers, maxRetries: 0 }).workflowRuns;
const metadataIn = async (version: ApiVersion) => (await runsOf(version).get(id)).metadata;

describe.each(versions)("%s", (version) => {
  test("an update is in its answer, and in the next read of every version", async () => {
    const before = await metadataIn(version);
    const run = await runsOf(version).update(id, { name: "Renamed", metadata: { costCentre: { nested: [1, null] } } });
    expect(run.metadata).toEqual({ ...before, costCentre: { nested: [1, null] } });
    for (const other of versions) {
      const read = await runsOf(other).get(id);
      expect(read.metadata).toEqual(run.metadata);
      if (!bundleOf(other).components.schemas.WorkflowRun?.properties?.name) expect(read).not.toHaveProperty("name");
      else expect(read).toHaveProperty("name", "Renamed");
    }
  });

  test("an update leaves the rest of the run, and every other run, as it was", async () => {
    const others = sandbox.runs.ids(version).filter((other) => other !== id);
    const before = await Promise.all([id, ...others].map((each) => runsOf(version).get(each)));
    await runsOf(version).update(id, {});
    await runsOf(version).update(id, { name: "Renamed", metadata: { added: true } });
    const [run, ...rest] = await Promise.all([id, ...others].map((each) => runsOf(version).get(each)));
    const [runBefore, ...restBefore] = before;
    expect(rest).toEqual(restBefore);
    expect({ ...run, name: "", metadata: {} }).toEqual({ ...runBefore, name: "", metadata: {} });
  });

  test("what is no update is refused with a reason, and changes nothing", async () => {
    const before = await runsOf(version).get(id);
    for (const changes of [{ naem: "typo" }, { metadata: { ok: 1 }, extra: 1 }]) {
      const error: unknown = await runsOf(version)
        .update(id, changes)
        .catch((error: unknown) => error);
      expect(error).toBeInstanceOf(ApiError);
      expect(error).toMatchObject({ status: 400, reason: expect.stringMatching(/naem|extra/) });
    }
    expect(await runsOf(version).get(id)).toEqual(before);
  });

  test("usage tags are cleaned where the version has them", async () => {
    const tags = ["a b", "v1.2", "under_score-ok", "!!!"];
    const run = await runsOf(version).update(id, { metadata: { "extend:usage_tags": tags } });
    const isDated = /^\d/.test(version);
    expect(run.metadata["extend:usage_tags"]).toEqual(isDated ? ["ab", "v12", "under_score-ok"] : tags);
  });

  test("a run that is not there is a 404 that names some that are", async () => {
    const error: unknown = await runsOf(version)
      .get("workflow_run_nope")
      .catch((error: unknown) => error);
    expect(error).toMatchObject({ status: 404, reason: expect.stringContaining(id) });
  });

  test("every answer is valid by the bundle", async () => {
    const validate = validatorOf(version, runBodyPointer(version));
    for (const each of sandbox.runs.ids(version)) {
      const { raw } = createExtendClient({ apiVersion: version, token, baseUrl: sandbox.url });
      const { path } = operationAt(version, "workflowRuns", "get");
      const { data } = await (raw as unknown as { GET(path: string, init: object): Promise<{ data: unknown }> }).GET(
        path,
        {
          params: { path: { id: each, workflowRunId: each } },
        },
      );
      expect(violations(validate, data)).toEqual([]);
    }
  });

  test("faults reach the client as the errors they stand for", async () => {
    const fault = (order: string) => runsOf(version, { "x-sandbox-fault": order });
    await expect(fault("status=429; retry-after=1").get(id)).rejects.toMatchObject({ status: 429, retryable: true });
    await expect(fault("status=503").get(id)).rejects.toMatchObject({ status: 503, retryable: true });
    await expect(fault("drop").update(id, { metadata: { dropped: 1 } })).rejects.toBeInstanceOf(ConnectionError);
    await expect(fault("truncate").update(id, { metadata: { cut: 1 } })).rejects.toBeInstanceOf(UnreadableAnswerError);
    expect(await metadataIn(version)).toMatchObject({ dropped: 1, cut: 1 });
  });
});

test("Extend's own clients play the life of a document, each in its version, and see what the other does", async () => {
  const newer = new ExtendClient({ token, baseUrl: sandbox.url, maxRetries: 0 });
  const older = new ExtendClient20250421({ token, baseUrl: sandbox.url });
  const once = { maxRetries: 0 };
  const { file } = await older.file.upload(new File(["Total: 12.50"], "needs-review.txt"), once);
  const [workflow] = (await newer.workflows.list()).data;
  const started = newer.workflowRuns.createAndPoll(
    { workflow: { id: workflow?.id ?? "" }, file: { id: file.id } },
    { fastPollIntervalMs: 20 },
  );
  sandbox.settle();
  const { id, status } = await started;
  expect(status).toBe("NEEDS_REVIEW");
  await newer.workflowRuns.update(id, { name: "By the newer", metadata: { newer: 1 } });
  const seen = await older.workflowRun.get(id, once);
  expect(seen.workflowRun).toMatchObject({ status, name: "By the newer", metadata: { newer: 1 } });
  await older.workflowRun.update(id, { metadata: { older: 2 } }, once);
  expect((await newer.workflowRuns.retrieve(id)).metadata).toMatchObject({ newer: 1, older: 2 });
  const waiting = await older.workflowRun.list({ status: "NEEDS_REVIEW" }, once);
  expect(waiting.workflowRuns.map((it) => it.id)).toContain(id);
  const { workflowRuns } = await older.workflowRun.create(
    { workflowId: workflow?.id ?? "", files: [{ fileId: file.id }] },
    once,
  );
  const second = workflowRuns[0]?.id ?? "";
  expect((await newer.workflowRuns.cancel(second)).status).toMatch(/^CANCELL/);
  await newer.workflowRuns.delete(id);
  await expect(older.workflowRun.get(id, once)).rejects.toMatchObject({ statusCode: 404 });
});

test("updates that arrive together lose no key", async () => {
  const keys = Array.from({ length: 200 }, (_, index) => `key${index}`);
  await Promise.all(
    keys.map((key, index) =>
      runsOf(versions[index % versions.length] as ApiVersion).update(id, { metadata: { [key]: 1 } }),
    ),
  );
  expect(Object.keys(await metadataIn("legacy"))).toEqual(expect.arrayContaining(keys));
});

test("hostile JSON is an update or a 400, and pollutes nothing", async () => {
  const send = (body: BodyInit) =>
    fetch(`${sandbox.url}/workflow_runs/${id}`, {
      method: "POST",
      body,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    });
  const nested = (levels: number) => `{"metadata":{"deep":${"[".repeat(levels)}${"]".repeat(levels)}}}`;
  expect((await send('{"metadata":{"__proto__":{"polluted":1},"constructor":{"prototype":1}}}')).status).toBe(200);
  expect((await send(nested(100_000))).status).toBe(400);
  expect((await send('{"metadata":{"half":"\\ud800"}}')).status).toBe(200);
  expect((await send(JSON.stringify({ metadata: { long: "x".repeat(1_000_000) } }))).status).toBe(200);
  expect((await send(new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  const text = await (
    await fetch(`${sandbox.url}/workflow_runs/${id}`, { headers: { authorization: `Bearer ${token}` } })
  ).text();
  expect(text).toContain('"__proto__":{"polluted":1}');
  expect(text).toContain('"half":"\\ud800"');
});
