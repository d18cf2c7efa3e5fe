import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { apiVersions, operationAt, versionHeaderName } from "../src/api-versions.js";
import { type ApiError, createExtendClient, type WorkflowRun } from "../src/index.js";
import { type RunningSandbox, startSandbox } from "../src/testing.js";
import { expectContract } from "../src/verify.js";
import { answersOf, bundleOf, versions } from "./support/bundle.js";

// Time goes on when a test says so, and nothing needs a socket.
let sandbox: RunningSandbox;
beforeAll(async () => {
  const startTime = new Date("2026-10-05T08:00:00Z");
  sandbox = await startSandbox({ port: 0, life: "by-hand", runSeconds: 60, seed: "life", startTime });
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const options = { token: "sk_test", baseUrl: "http://sandbox.localhost", maxRetries: 0 };
const fetch = (url: string, init: RequestInit) => sandbox.fetch(url, init);
const newest = createExtendClient({ ...options, fetch });
const dated = createExtendClient({ ...options, fetch, apiVersion: "2025-04-21" });
const legacy = createExtendClient({ ...options, fetch, apiVersion: "legacy" });
const v1 = createExtendClient({ ...options, fetch, apiVersion: "v1" });

const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    ({ status, reason }: ApiError) => `${status} ${reason}`,
  );

async function upload(name: string): Promise<string> {
  return (await newest.files.upload({ file: new Blob(["%PDF-1.7"]), name })).id;
}

async function start(name: string): Promise<WorkflowRun> {
  const { items } = await newest.workflows.list();
  return newest.workflowRuns.create({ workflow: { id: items[0]?.id ?? "" }, file: { id: await upload(name) } });
}

test("a run waits, is at work, and ends as the name of its file says, in every version at once", async () => {
  const { id, status, startTime } = await start("needs-review.pdf");
  expect([status, startTime]).toEqual(["PENDING", null]);
  sandbox.advance(20_000);
  expect(await newest.workflowRuns.get(id)).toMatchObject({ status: "PROCESSING", endTime: null, usage: null });
  expect(await dated.workflowRuns.get(id)).toMatchObject({ status: "PROCESSING", outputs: [] });
  sandbox.advance(40_000);
  const ended = { status: "NEEDS_REVIEW" };
  expect(await newest.workflowRuns.get(id)).toMatchObject({ ...ended, startTime: "2026-10-05T08:00:15.000Z" });
  expect((await newest.workflowRuns.get(id)).stepRuns).not.toEqual([]);
  for (const { workflowRuns } of [dated, legacy, v1]) expect(await workflowRuns.get(id)).toMatchObject(ended);
});

test("every name that the guide lists is an outcome, as it says; any other file is processed", async () => {
  const guide = readFileSync(new URL("../openapi/guides/testing.md", import.meta.url), "utf8");
  const rows = [...guide.matchAll(/^\| (`[^|]+\.pdf`[^|]*) \| ([^|]+) \|$/gm)];
  const outcomes = rows.flatMap(([, names = "", how = ""]) =>
    [...names.matchAll(/`([\w-]+)\.pdf`/g)].map(([, name = ""]) => {
      return { name, status: /`([A-Z_]+)`/.exec(how)?.[1] ?? name.toUpperCase() };
    }),
  );
  const examples = answersOf(bundleOf("2026-02-09")).filter(
    ({ operationId, status }) => operationId === "getWorkflowRun" && status === 200,
  );
  const listed = [...outcomes.map(({ name }) => name), "processed", "in-batch"];
  expect(listed.sort()).toEqual(examples.map(({ key }) => key).sort());
  for (const { name, status } of [...outcomes, { name: "Invoice 7", status: "PROCESSED" }]) {
    const { id } = await start(`${name}.PDF`);
    sandbox.settle();
    const inOld = sandbox.runs.get("v1", id)?.status;
    expect([(await newest.workflowRuns.get(id)).status, inOld], name).toContain(status);
  }
});

test("on its way and at its end every run keeps the contract of every version, the rules between members too", async () => {
  const names = answersOf(bundleOf("2026-02-09")).flatMap(({ operationId, status, key }) =>
    operationId === "getWorkflowRun" && status === 200 ? [key] : [],
  );
  const ids = await Promise.all(names.map(async (name) => (await start(`${name}.pdf`)).id));
  const [cancelled = "", approved = "", rejected = ""] = await Promise.all(
    ["a.pdf", "needs-review.pdf", "needs-review.pdf"].map(async (name) => (await start(name)).id),
  );
  const look = async () => {
    for (const apiVersion of versions) {
      const { versionHeader } = apiVersions[apiVersion];
      const headers = { authorization: "Bearer sk_test", ...(versionHeader && { [versionHeaderName]: versionHeader }) };
      const { path } = operationAt(apiVersion, "workflowRuns", "get");
      for (const id of [...ids, cancelled, approved, rejected].filter((it) => sandbox.runs.get(apiVersion, it))) {
        const response = await globalThis.fetch(sandbox.url + path.replace(/\{\w+\}/, id), { headers });
        await expectContract(response, { apiVersion });
      }
    }
  };
  await look();
  sandbox.advance(20_000);
  await newest.workflowRuns.cancel(cancelled);
  await look();
  sandbox.settle();
  sandbox.runs.review(approved, "approve");
  sandbox.runs.review(rejected, "reject");
  await look();
});

describe("cancelling", () => {
  test("ends a run that waits or is at work, by way of CANCELLING", async () => {
    for (const waited of [0, 20_000]) {
      const { id } = await start("a.pdf");
      sandbox.advance(waited);
      expect((await newest.workflowRuns.cancel(id)).status).toBe("CANCELLING");
      expect(await refusalOf(newest.workflowRuns.cancel(id))).toMatch(/^400 The run is CANCELLING/);
      sandbox.advance(15_000);
      expect((await dated.workflowRuns.get(id)).status).toBe("CANCELLED");
      // Older versions have no such status, so they do not have the run.
      expect(await refusalOf(legacy.workflowRuns.get(id))).toMatch(/^404/);
    }
  });

  test("is refused once a run has ended, however it did", async () => {
    for (const id of sandbox.runs.ids("2026-02-09")) {
      const { status } = await newest.workflowRuns.get(id);
      if (["PENDING", "PROCESSING"].includes(status)) continue;
      expect(await refusalOf(newest.workflowRuns.cancel(id)), status).toMatch(`400 The run is ${status}`);
    }
  });
});

test("a package has each file once", async () => {
  const { items } = await newest.workflows.list();
  const file = { url: "https://files.example.com/a.pdf" };
  const create = newest.workflowRuns.create({ workflow: { id: items[0]?.id ?? "" }, package: { files: [file, file] } });
  expect(await refusalOf(create)).toMatch(/^400 The package has the file .* twice/);
});

test("what is deleted is gone in every version, from the lists too; files stay", async () => {
  const { id, files } = await start("a.pdf");
  await dated.workflowRuns.delete(id);
  for (const { workflowRuns } of [newest, dated, legacy, v1])
    expect(await refusalOf(workflowRuns.get(id))).toMatch(/^404/);
  for await (const run of newest.workflowRuns.list({ maxPageSize: 1000 })) expect(run.id).not.toBe(id);
  const [file] = files;
  expect(await newest.files.get(file?.id ?? "")).toMatchObject({ name: "a.pdf" });
  await newest.files.delete(file?.id ?? "");
  expect(await refusalOf(newest.files.get(file?.id ?? ""))).toMatch(/^404/);
  expect(await refusalOf(newest.files.delete(file?.id ?? ""))).toMatch(/^404/);
});

test("a correction is the reviewed output, and what it does not give stays", async () => {
  const { items } = await newest.workflows.list();
  const [run] = await dated.workflowRuns.create({ workflowId: items[0]?.id ?? "", rawTexts: ["Total: 12.50"] });
  sandbox.settle();
  const { outputs } = await dated.workflowRuns.get(run?.id ?? "");
  const [output] = outputs;
  const { value } = (output?.output ?? {}) as { value: Record<string, unknown> };
  const [corrected = "", kept = ""] = Object.keys(value);
  const answer = await legacy.workflowRuns.correctOutput(run?.id ?? "", output?.id ?? "", {
    reviewedOutput: { value: { [corrected]: "right" } },
  });
  expect(answer.id).toBe(run?.id);
  const [after] = (await dated.workflowRuns.get(run?.id ?? "")).outputs;
  expect(after).toMatchObject({ reviewed: true, edited: true, initialOutput: { value } });
  expect(after?.output).toEqual(after?.reviewedOutput);
  expect(after?.output).toMatchObject({ value: { [corrected]: "right", [kept]: value[kept] } });
});

test("a review ends a run, or sends it back to work, and every version sees that", async () => {
  const reviewed = async (review: "approve" | "reject" | "reclassify") => {
    const { id } = await start("needs-review.pdf");
    sandbox.settle();
    sandbox.runs.review(id, review);
    return id;
  };
  const approved = await reviewed("approve");
  const seen = { reviewed: true, reviewedAt: "2026-10-05T08:00:00.000Z" };
  expect(await newest.workflowRuns.get(approved)).toMatchObject({ status: "PROCESSED", ...seen });
  expect(await v1.workflowRuns.get(approved)).toMatchObject({ status: "REVIEWED" });
  expect(() => sandbox.runs.review(approved, "reject")).toThrow(`The run ${approved} is REVIEWED, not NEEDS_REVIEW.`);
  const rejected = await reviewed("reject");
  expect(await dated.workflowRuns.get(rejected)).toMatchObject({ status: "REJECTED", ...seen });
  const again = await reviewed("reclassify");
  expect(await newest.workflowRuns.get(again)).toMatchObject({ status: "PROCESSING", stepRuns: [], endTime: null });
  sandbox.settle();
  expect(await newest.workflowRuns.get(again)).toMatchObject({ status: "PROCESSED", reviewed: false });
});

test("the files that a run cuts out of its own can be read when it has ended", async () => {
  const { id, files } = await start("split-packet.pdf");
  sandbox.settle();
  const run = JSON.stringify(await newest.workflowRuns.get(id));
  const [, cut = ""] = /"fileId":"(file_[^"]+)"/.exec(run) ?? [];
  for (const { files: inVersion } of [newest, dated, legacy, v1])
    expect(await inVersion.get(cut)).toMatchObject({ id: cut, parentFileId: files[0]?.id });
});

describe("lists", () => {
  test("have first what changed last, also at one time", async () => {
    const ids = [await start("a.pdf"), await start("b.pdf"), await start("c.pdf")].map(({ id }) => id);
    expect((await newest.workflowRuns.list({ maxPageSize: 3 })).items.map(({ id }) => id)).toEqual(
      ids.slice().reverse(),
    );
    await dated.workflowRuns.update(ids[1] ?? "", { name: "Renamed" });
    expect((await newest.workflowRuns.list({ maxPageSize: 1 })).items[0]?.id).toBe(ids[1]);
    const oldest = await newest.workflowRuns.list({ sortBy: "createdAt", maxPageSize: 3 });
    expect(oldest.items.map(({ id }) => id)).toEqual(ids.slice().reverse());
  });

  test("give each run once by their tokens, whatever is created and changed meanwhile", async () => {
    const before = new Set(sandbox.runs.ids("2026-02-09"));
    const seen: string[] = [];
    for await (const { id } of newest.workflowRuns.list({ maxPageSize: 2 })) {
      seen.push(id);
      await start("late.pdf");
      await newest.workflowRuns.update(id, { metadata: { seen: true } });
    }
    expect(seen).toHaveLength(before.size);
    expect(new Set(seen)).toEqual(before);
  });

  test("filter exactly, and sort both ways", async () => {
    const { id: workflowId } = (await newest.workflowRuns.get(sandbox.runs.ids()[0] ?? "")).workflow;
    const all = await newest.workflowRuns.list({ maxPageSize: 1000 });
    const byWorkflow = await newest.workflowRuns.list({ workflowId, maxPageSize: 1000 });
    expect(byWorkflow.items).toEqual(all.items.filter(({ workflow }) => workflow.id === workflowId));
    const failed = await newest.workflowRuns.list({ status: "FAILED", maxPageSize: 1000 });
    expect(failed.items.length).toBeGreaterThan(0);
    expect(failed.items).toEqual(all.items.filter(({ status }) => status === "FAILED"));
    const oldest = await newest.workflowRuns.list({ sortBy: "createdAt", sortDir: "asc", maxPageSize: 1000 });
    const times = oldest.items.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(all.items.map(({ updatedAt }) => updatedAt)).toEqual(
      all.items
        .map(({ updatedAt }) => updatedAt)
        .sort()
        .reverse(),
    );
  });

  test("refuse a token that is not one of theirs", async () => {
    const { nextPageToken } = await newest.workflowRuns.list({ maxPageSize: 1 });
    for (const query of [{ nextPageToken: "none" }, { nextPageToken, status: "FAILED" }] as const) {
      expect(await refusalOf(newest.workflowRuns.list(query).then((it) => it))).toMatch(/^400/);
    }
    expect(await refusalOf(newest.files.list({ nextPageToken }).then((it) => it))).toMatch(/^400/);
  });
});

test("a batch of a thousand has one id, by which its runs are listed", async () => {
  const { items } = await newest.workflows.list();
  const inputs = Array.from({ length: 1000 }, (_, index) => ({
    file: { text: `Order ${index}` },
    metadata: { index },
  }));
  const { batchId } = await newest.workflowRuns.createBatch({ workflow: { id: items[0]?.id ?? "" }, inputs });
  const listed = await dated.workflowRuns.list({ batchId, maxPageSize: 1000 });
  expect(listed.items).toHaveLength(1000);
  expect(listed.nextPageToken).toBeUndefined();
  const one = await newest.workflowRuns.get(listed.items[0]?.id ?? "");
  expect(one).toMatchObject({ batchId, metadata: { index: expect.any(Number) } });
});

test("the link of a file gives its bytes to whoever has it", async () => {
  const bytes = new TextEncoder().encode("Total: 12.50 €");
  const { id } = await newest.files.upload({ file: bytes, name: "a.txt" });
  const { presignedUrl, type } = await newest.files.get(id);
  expect(type).toBe("TXT");
  const link = new URL(presignedUrl ?? "");
  expect(new Uint8Array(await (await globalThis.fetch(sandbox.url + link.pathname)).arrayBuffer())).toEqual(bytes);
});

test("own runs show in their version and in newer ones; what is none is refused with its place", async () => {
  const run = await dated.workflowRuns.get(sandbox.runs.ids("2025-04-21")[0] ?? "");
  sandbox.runs.put("2025-04-21", { ...run, id: "workflow_run_own" });
  expect(await dated.workflowRuns.get("workflow_run_own")).toMatchObject({ name: run.name });
  expect(await newest.workflowRuns.get("workflow_run_own")).toMatchObject({ status: run.status });
  expect(await refusalOf(legacy.workflowRuns.get("workflow_run_own"))).toMatch(/^404/);
  expect(() => sandbox.runs.put("2025-04-21", { ...run, status: "DONE" })).toThrow(
    /The run is not one of 2025-04-21: status must be/,
  );
});

test("the same seed, start and calls give the same answers", async () => {
  const story = async () => {
    sandbox.reset();
    const { id } = await start("needs-review.pdf");
    sandbox.advance(90_000);
    await newest.workflowRuns.update(id, { metadata: { a: 1 } });
    return [
      await newest.workflowRuns.get(id),
      (await newest.workflowRuns.list()).items,
      await dated.workflowRuns.get(id),
    ];
  };
  expect(await story()).toEqual(await story());
});

test("after a reset nothing is left of a run that had the id of a new one", async () => {
  const before = await start("a.pdf");
  await newest.workflowRuns.get(before.id);
  sandbox.reset();
  const { id, files } = await start("b.pdf");
  expect([id, files[0]?.name]).toEqual([before.id, "b.pdf"]);
});

test("the journal has requests and answers, without keys", async () => {
  await newest.workflowRuns.update(sandbox.runs.ids()[0] ?? "", { metadata: { a: 1 } });
  const [entry] = sandbox.requests;
  expect(entry).toMatchObject({ method: "POST", version: "2026-02-09", status: 200, body: { metadata: { a: 1 } } });
  expect(entry?.answer).toMatchObject({ object: "workflow_run" });
  expect(JSON.stringify(sandbox.requests)).not.toContain("sk_test");
});
