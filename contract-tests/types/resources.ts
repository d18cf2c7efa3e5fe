import { createExtendClient, type List, type SchemaOf, type WorkflowRun } from "../../src/index.js";
import type { Equal, Expect } from "./expect.js";

// What a program may write of the resources of a client, whatever they are, and what the compiler refuses. Compiled, never
// run.

const token = "sk_example";
const current = createExtendClient({ apiVersion: "2026-02-09", token });
const old = createExtendClient({ apiVersion: "2025-04-21", token });
const legacy = createExtendClient({ apiVersion: "legacy", token });

// --- What a version has ---

await current.workflowRuns.cancel("workflow_run_example");
await old.workflowRuns.delete("workflow_run_example", { timeoutMs: 5_000 });
await old.workflowRuns.correctOutput("workflow_run_example", "output_example", { reviewedOutput: { value: {} } });
await legacy.workflows.create({ name: "Invoices" });
// @ts-expect-error cancelling came with 2025-04-21
legacy.workflowRuns.cancel;
// @ts-expect-error corrections went with 2026-02-09
current.workflowRuns.correctOutput;
// @ts-expect-error no version has it
current.invoices;

// --- Arguments: path parameters, then body and query, then options ---

await current.workflowRuns.create({ workflow: { id: "workflow_example" }, file: { id: "file_example" } });
await old.workflowRuns.create({ workflowId: "workflow_example", files: [{ fileId: "file_example" }] });
await current.files.get("file_example");
await current.files.get("file_example", { rawText: true });
await current.files.get("file_example", undefined, { maxRetries: 0 });
await current.workflowRuns.list(undefined, { signal: AbortSignal.timeout(1_000) });
await current.workflowRuns.list({ nextPageToken: (await current.workflowRuns.list()).nextPageToken });
await old.workflowRuns.update("workflow_run_example", { name: undefined, metadata: {} });
// @ts-expect-error the body is not optional
await current.workflowRuns.create();
// @ts-expect-error the body of 2025-04-21
await current.workflowRuns.create({ workflowId: "workflow_example" });
// @ts-expect-error the id is not optional
await current.workflowRuns.cancel();
// @ts-expect-error options are an object
await current.workflowRuns.cancel("workflow_run_example", 5);
// @ts-expect-error no such query parameter
await current.workflowRuns.list({ workflow: "workflow_example" });
// @ts-expect-error no such status
await current.workflowRuns.list({ status: "DONE" });
// @ts-expect-error two path parameters
await old.workflowRuns.correctOutput("workflow_run_example", { reviewedOutput: { value: {} } });

// --- Results: without the envelope, as the version answers ---

const created = await current.workflowRuns.create({
  workflow: { id: "workflow_example" },
  file: { id: "file_example" },
});
const several = await old.workflowRuns.create({ workflowId: "workflow_example", files: [{ fileId: "file_example" }] });
const file = await old.files.get("file_example");
export type Results = [
  Expect<Equal<typeof created, WorkflowRun>>,
  Expect<Equal<typeof several, WorkflowRun<"2025-04-21">[]>>,
  Expect<Equal<typeof file, SchemaOf<"2025-04-21", "File">>>,
];

// --- Lists ---

const list = current.workflowRuns.list({ status: "NEEDS_REVIEW", maxPageSize: 50 });
list satisfies List<SchemaOf<"2026-02-09", "WorkflowRunSummary">, "nextPageToken">;
for await (const summary of list) console.log(summary.dashboardUrl);
const page = await list;
await current.workflowRuns.list({ ...(page.nextPageToken && { nextPageToken: page.nextPageToken }) });
export type Pages = [
  Expect<Equal<(typeof page)["items"], SchemaOf<"2026-02-09", "WorkflowRunSummary">[]>>,
  Expect<Equal<(typeof page)["nextPageToken"], string | undefined>>,
];
// @ts-expect-error a page is awaited
list.items;
// @ts-expect-error the envelope of a page is removed
page.data;

// --- Waiting ---

const settled = await legacy.workflowRuns.waitFor("workflow_run_example", {
  maxWaitMs: Number.POSITIVE_INFINITY,
  onProgress: async ({ status }) => console.log(status),
});
export type Settled = Expect<Equal<typeof settled, WorkflowRun<"legacy">>>;
const { extractRuns, classifyRuns, splitRuns, parseRuns, batchRuns } = current;
const extracted = await extractRuns.waitFor("exr_example", { maxWaitMs: 60_000 });
const classified = await classifyRuns.waitFor("clr_example", {
  onProgress: ({ classifier }) => console.log(classifier),
});
const split = await splitRuns.waitFor("splr_example");
const parsed = await parseRuns.waitFor("pr_example", { responseType: "url", maxRetries: 0 });
const batch = await batchRuns.waitFor("bpr_example", { onProgress: ({ runCount }) => console.log(runCount) });
export type SettledKinds = [
  Expect<Equal<typeof extracted, SchemaOf<"2026-02-09", "ExtractRun">>>,
  Expect<Equal<typeof classified, SchemaOf<"2026-02-09", "ClassifyRun">>>,
  Expect<Equal<typeof split, SchemaOf<"2026-02-09", "SplitRun">>>,
  Expect<Equal<typeof parsed, SchemaOf<"2026-02-09", "ParseRun">>>,
  Expect<Equal<typeof batch, SchemaOf<"2026-02-09", "BatchRun">>>,
];
// @ts-expect-error no such query parameter of an extract run
await extractRuns.waitFor("exr_example", { responseType: "url" });
// @ts-expect-error nothing of a file changes by itself
current.files.waitFor;

// --- Uploads ---

declare const stream: ReadableStream<Uint8Array>;
await current.files.upload({ file: new Blob(["%PDF"]), name: "invoice.pdf" });
await current.files.upload(
  { file: stream, convertToPdf: true },
  { onProgress: ({ sentBytes }) => console.log(sentBytes) },
);
await legacy.files.upload({ file: new Uint8Array(5) });
// @ts-expect-error a path is no file
await current.files.upload({ file: "/tmp/invoice.pdf" });
// @ts-expect-error nothing to upload
await current.files.upload({ name: "invoice.pdf" });
// @ts-expect-error progress is told of an upload, and of waiting
await current.workflowRuns.get("workflow_run_example", { onProgress: () => {} });
