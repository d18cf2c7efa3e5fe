import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ApiVersion, operationAt } from "../../api-versions.js";
import { readBundle } from "../../bundles/read-bundle.js";
import type { JsonObject } from "../../json.js";
import { createTestSandbox, processed, type TestSandbox, versions } from "./test-support.js";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await createTestSandbox();
});
beforeEach(() => sandbox.reset());

const cancelled = "workflow_run_UwGRzFjtwltMhgcxerySJ";

/** The bodies that the description gives as examples of a read. */
async function exampleBodies(version: ApiVersion): Promise<JsonObject[]> {
  // biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document
  const bundle = (await readBundle(version)) as any;
  return Object.values<{ $ref: string }>(bundle.components.responses.WorkflowRun.content["application/json"].examples)
    .map(({ $ref }) => bundle.components.examples[$ref.split("/").at(-1) ?? ""].value)
    .filter((value) => value !== undefined);
}

describe.each(versions)("%s", (version) => {
  const envelope = operationAt(version, "workflowRuns", "get").result;

  test("answers a read of every example run with the example", async () => {
    const bodies = await exampleBodies(version);
    expect(bodies.length).toBeGreaterThan(10);
    for (const body of bodies) {
      const run = (envelope === undefined ? body : body[envelope]) as JsonObject;
      const answer = await sandbox.get(version, String(run.id));
      expect(answer).toMatchObject({ status: 200, headers: { "content-type": "application/json" } });
      expect(answer.json).toEqual(body);
      expect(sandbox.runs.get(version, String(run.id))).toEqual(run);
    }
    expect(sandbox.runs.ids(version)).toHaveLength(bodies.length);
  });

  test.each(["GET", "POST"] as const)("%s of an unknown run: 404 that names runs to ask for", async (method) => {
    const headers = { "content-type": "application/json" };
    for (const runId of ["nope", "__proto__", "toString", "a/../b\n\u2028", "x".repeat(9999)]) {
      const { status, json } = await sandbox.ask({ version, method, runId, headers, body: Buffer.from("{}") });
      expect(status).toBe(404);
      const message = expect.stringContaining(processed);
      expect(json).toEqual(
        envelope
          ? { success: false, error: message }
          : { code: "NOT_FOUND", message, retryable: false, requestId: expect.stringMatching(/^req_/) },
      );
      expect(JSON.stringify(json).length).toBeLessThan(500);
    }
  });

  test("an update answers with the run as a read shows it, nothing but name and metadata changed", async () => {
    for (const id of sandbox.runs.ids(version)) {
      const before = (await sandbox.get(version, id)).run;
      const { status, json } = await sandbox.update(version, { name: "Renamed", metadata: { a: [1] } }, id);
      expect(status).toBe(200);
      expect(json).toEqual((await sandbox.get(version, id)).json);
      expect(envelope === undefined ? json : json[envelope]).toEqual({
        ...before,
        ...(version !== "2026-02-09" && { name: "Renamed" }),
        metadata: { ...before?.metadata, a: [1] },
      });
    }
  });

  test.each([{}, { metadata: {} }])("%j changes nothing", async (update) => {
    const before = await sandbox.get(version);
    expect((await sandbox.update(version, update)).json).toEqual(before.json);
    expect((await sandbox.get(version)).json).toEqual(before.json);
  });

  test("an update shows in every version", async () => {
    const tag = { metadata: { [`from ${version}`]: true }, name: `from ${version}` };
    await sandbox.update(version, tag);
    for (const other of versions) {
      const { run } = await sandbox.get(other);
      expect(run?.metadata).toMatchObject(tag.metadata);
      expect(run?.name).toBe(other === "2026-02-09" ? undefined : tag.name);
    }
  });

  test("metadata is merged key by key, and a value is replaced as a whole", async () => {
    const before = (await sandbox.get(version)).run?.metadata;
    await sandbox.update(version, { metadata: { nested: { a: 1, b: 2 }, list: [1, 2], gone: "value" } });
    const { run } = await sandbox.update(version, { metadata: { nested: { c: 3 }, list: [], gone: null } });
    expect(run?.metadata).toEqual({ ...before, nested: { c: 3 }, list: [], gone: null });
  });

  test("an empty name is a name", async () => {
    await sandbox.update(version, { name: "" });
    expect((await sandbox.get("2025-04-21")).run?.name).toBe("");
  });

  test("an update that is refused changes nothing, not even what was right in it", async () => {
    const shown = () => Promise.all(versions.map(async (it) => (await sandbox.get(it)).json));
    const before = await shown();
    const { status } = await sandbox.update(version, { name: "half", metadata: { half: true }, status: "FAILED" });
    expect(status).toBe(400);
    expect(await shown()).toEqual(before);
  });

  test("updates at the same time do not lose a key", async () => {
    const keys = Array.from({ length: 50 }, (_, index) => `key${index}`);
    await Promise.all(keys.map((key) => sandbox.update(version, { metadata: { [key]: key } })));
    expect(Object.keys((await sandbox.get(version)).run?.metadata ?? {})).toEqual(expect.arrayContaining(keys));
  });
});

test.each(["legacy", "v1"] as const)("%s does not have the cancelled run, nor updates it", async (version) => {
  expect((await sandbox.get(version, cancelled)).status).toBe(404);
  expect((await sandbox.update(version, { metadata: { lost: true } }, cancelled)).status).toBe(404);
  expect((await sandbox.get("2026-02-09", cancelled)).run?.metadata).not.toHaveProperty("lost");
  expect(sandbox.runs.get(version, cancelled)).toBeUndefined();
  expect(sandbox.runs.ids(version)).not.toContain(cancelled);
  expect(sandbox.runs.ids()).toContain(cancelled);
});

test("the first id is a run that every version has", async () => {
  const [id] = sandbox.runs.ids();
  expect(versions.filter((version) => sandbox.runs.get(version, id ?? "") === undefined)).toEqual([]);
});

test("reset brings the examples back", async () => {
  const before = await sandbox.get("legacy");
  await sandbox.update("2026-02-09", { name: "other", metadata: { a: 1 } });
  expect((await sandbox.get("legacy")).json).not.toEqual(before.json);
  sandbox.reset();
  expect((await sandbox.get("legacy")).json).toEqual(before.json);
});

test("two sandboxes share nothing", async () => {
  const other = await createTestSandbox();
  await sandbox.update("legacy", { name: "mine" });
  expect((await other.get("legacy")).run?.name).not.toBe("mine");
});

test("accepts every key that looks like one, or only those it is given", async () => {
  expect(["sk_", "sk_test", "pk_test", ""].map((token) => sandbox.accepts(token))).toEqual([true, true, false, false]);
  const strict = await createTestSandbox({ tokens: ["sk_a", "other"] });
  expect(["sk_a", "other", "sk_b", ""].map((token) => strict.accepts(token))).toEqual([true, true, false, false]);
});
