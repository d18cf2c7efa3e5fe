import { createExtendClient, type ExtendClient, type SchemaOf, type WorkflowRunChanges } from "../../src/index.js";
import type { Equal, Expect, Has } from "./expect.js";

// What a program that speaks legacy may write, and what the compiler refuses. Compiled, never run.

const extend = createExtendClient({ apiVersion: "legacy", token: "sk_example" });
const { raw } = extend;

export type Client = [
  Expect<Equal<typeof extend, ExtendClient<"legacy">>>,
  Expect<Equal<typeof extend.apiVersion, "legacy">>,
];
// @ts-expect-error no such version
createExtendClient({ apiVersion: "unversioned", token: "sk_example" });
// @ts-expect-error no token
createExtendClient({ apiVersion: "legacy" });

// --- Update ---

const run = await extend.workflowRuns.update("workflow_run_example", {
  name: "Invoice of March",
  metadata: { customerId: "cust_example", nested: { list: [1, null] } },
});
await extend.workflowRuns.update("workflow_run_example", {});
// This version does not know usage tags: the key is like any other.
await extend.workflowRuns.update("workflow_run_example", { metadata: { "extend:usage_tags": "production" } });

type Changes = Parameters<typeof extend.workflowRuns.update>[1];
export type Update = [
  Expect<Equal<Changes, WorkflowRunChanges<"legacy">>>,
  Expect<Equal<keyof Changes, "name" | "metadata">>,
  Expect<Equal<Parameters<typeof extend.workflowRuns.update>[0], string>>,
];
interface Customer {
  customerId: string;
  address: { city: string };
}
declare const customer: Customer;
await extend.workflowRuns.update("workflow_run_example", { metadata: customer });
// @ts-expect-error the changes are not optional
await extend.workflowRuns.update("workflow_run_example");
// @ts-expect-error the status cannot be changed
await extend.workflowRuns.update("workflow_run_example", { status: "REVIEWED" });
// @ts-expect-error name is a string
await extend.workflowRuns.update("workflow_run_example", { name: 5 });
// @ts-expect-error null does not clear the name, although an answer may have null
await extend.workflowRuns.update("workflow_run_example", { name: null });
// @ts-expect-error metadata is an object, not a list
await extend.workflowRuns.update("workflow_run_example", { metadata: [] });
// @ts-expect-error metadata is an object, not JSON text
await extend.workflowRuns.update("workflow_run_example", { metadata: "{}" });

// --- The run ---

const same = await extend.workflowRuns.get("workflow_run_example");

type Run = typeof run;
type File = NonNullable<Run["files"]>[number];
type ProcessorRun = Run["outputs"][number];
type ProcessorOutput = NonNullable<ProcessorRun["output"]>;
type FieldEvidence = SchemaOf<"legacy", "FieldMetadata">;
type Citation = NonNullable<FieldEvidence["citations"]>[number];
type Insight = NonNullable<FieldEvidence["insights"]>[number];
type Split = SchemaOf<"legacy", "SplitterOutput">["splits"][number];
type StepRun = NonNullable<Run["stepRuns"]>[number];
type RuleStepRun = Extract<StepRun, { step: { type: "RULE_VALIDATION" } }>;
type ExternalStepRun = Extract<StepRun, { step: { type: "EXTERNAL_DATA_VALIDATION" } }>;
type RuleResult = NonNullable<NonNullable<RuleStepRun["output"]>["rules"]>[number];

export type RunMembers = [
  Expect<Equal<Run, SchemaOf<"legacy", "WorkflowRun">>>,
  Expect<Equal<typeof same, Run>>,
  Expect<
    Has<
      Run,
      {
        object: "workflow_run";
        id: string;
        name?: string | null;
        batchId?: string | null;
        status: "PENDING" | "PROCESSING" | "NEEDS_REVIEW" | "REVIEWED" | "REJECTED" | "PROCESSED" | "FAILED";
        url?: string | null;
        metadata: { [key: string]: unknown };
        initialRunAt: string;
        failureMessage?: string | null;
        reviewedBy?: string | null;
        reviewedAt?: string | null;
        startTime?: string | null;
        endTime?: string | null;
        files?: File[] | null;
        fileId?: string | null;
        fileName?: string | null;
        fileUrl?: string | null;
        outputs: ProcessorRun[];
        stepRuns?: StepRun[] | null;
      }
    >
  >,
  Expect<Has<Run["workflow"], { object: "workflow"; id: string; version: string; name: string }>>,
  Expect<
    Has<
      File,
      {
        object: "file";
        id: string;
        name: string;
        type?: "IMG" | "PDF" | "TXT" | "DOCX" | "CSV" | "EXCEL" | null;
        presignedUrl?: string | null;
        parentFileId?: string | null;
      }
    >
  >,
  Expect<
    Has<
      ProcessorRun,
      {
        object: "document_processor_run";
        id: string;
        edited: boolean;
        type: "EXTRACT" | "CLASSIFY" | "SPLITTER" | "INSTRUCT_QA";
        initialOutput?: ProcessorOutput | null;
        reviewedOutput?: ProcessorOutput | null;
        output: ProcessorOutput | null;
        processorId?: string | null;
        processorVersionId?: string | null;
        processorName?: string | null;
        status?: "PROCESSING" | "PROCESSED" | "FAILED" | null;
        reviewed?: boolean | null;
        config?: { [key: string]: unknown } | null;
      }
    >
  >,
  Expect<
    Equal<
      ProcessorOutput,
      SchemaOf<"legacy", "JsonOutput" | "ClassifierOutput" | "SplitterOutput" | "FieldsArrayOutput">
    >
  >,
  Expect<
    Has<
      SchemaOf<"legacy", "JsonOutput">,
      { value: { [key: string]: unknown }; metadata: { [key: string]: FieldEvidence } }
    >
  >,
  Expect<Has<FieldEvidence, { ocrConfidence?: number | null; logprobsConfidence?: number | null }>>,
  Expect<
    Has<Citation, { page?: number | null; referenceText?: string | null; polygon?: { x: number; y: number }[] | null }>
  >,
  Expect<Has<Insight, { type: "reasoning" | "issue" | "review_summary"; content: string }>>,
  Expect<Has<SchemaOf<"legacy", "ClassifierOutput">, { id?: string | null; type: string; confidence: number }>>,
  Expect<Has<Split, { type: string; startPage: number; endPage: number; classificationId: string }>>,
  Expect<Has<StepRun, { object: "workflow_step_run"; id: string; status: string }>>,
  Expect<Equal<StepRun["step"]["type"], "RULE_VALIDATION" | "EXTERNAL_DATA_VALIDATION">>,
  Expect<Has<StepRun["step"], { object: "workflow_step"; id: string; name: string }>>,
  Expect<
    Has<RuleResult, { name: string; valid: boolean; validArray?: boolean[] | null; failureReason?: string | null }>
  >,
  Expect<Has<ExternalStepRun, { output?: { [key: string]: unknown } | null }>>,
];

export const customerId: unknown = run.metadata.customerId;
// @ts-expect-error dashboardUrl of 2026-02-09 is url here
run.dashboardUrl;
// @ts-expect-error no flag says whether a person reviewed the run
run.reviewed;
// @ts-expect-error a reviewer's note came with 2025-04-21
run.rejectionNote;
// @ts-expect-error the reason of a failure came with 2025-04-21
run.failureReason;
// @ts-expect-error credits came with 2025-04-21
run.usage;
// @ts-expect-error the envelope is removed
run.workflowRun;
// @ts-expect-error cancelling came with 2025-04-21
run.status === "CANCELLED";
// @ts-expect-error not every answer has the name
run.name.length;
// @ts-expect-error nor the files
run.files[0];

// --- The openapi-fetch client beneath ---

const at = { params: { path: { id: "workflow_run_example" } } };
const read = await raw.GET("/workflow_runs/{id}", at);
const changed = await raw.POST("/workflow_runs/{id}", { ...at, body: { name: "n", metadata: { key: 1 } } });

type ApiError = NonNullable<typeof read.error>;
export type Raw = [
  Expect<Equal<typeof changed.error, typeof read.error>>,
  Expect<Has<ApiError, { success?: false; error: string }>>,
];
// openapi-fetch writes the type of an answer anew, so both directions instead of equal.
read.data satisfies { success: true; workflowRun: Run } | undefined;
changed.data satisfies { success: true; workflowRun: Run } | undefined;
({ success: true, workflowRun: run }) satisfies typeof read.data;
({ success: true, workflowRun: run }) satisfies typeof changed.data;
// @ts-expect-error the run is in its envelope
read.data?.id;
// @ts-expect-error there are no error codes in this version
read.error?.code;
// @ts-expect-error the path of v1
await raw.GET("/v1/workflow_runs/{id}", at);
// @ts-expect-error the path of 2025-04-21
await raw.GET("/workflow_runs/{workflowRunId}", { params: { path: { workflowRunId: "workflow_run_example" } } });
// @ts-expect-error the path parameter of 2025-04-21
await raw.GET("/workflow_runs/{id}", { params: { path: { workflowRunId: "workflow_run_example" } } });
// @ts-expect-error no header chooses this version
await raw.GET("/workflow_runs/{id}", { params: { ...at.params, header: { "x-extend-api-version": "2025-04-21" } } });
// @ts-expect-error an update has a body
await raw.POST("/workflow_runs/{id}", at);
// @ts-expect-error name is a string
await raw.POST("/workflow_runs/{id}", { ...at, body: { name: 5 } });
// @ts-expect-error this path has no such method
await raw.DELETE("/workflow_runs/{id}", at);
// @ts-expect-error there is no such operation
extend.workflowRuns.cancel;

// --- Runs of other kinds ---

const processed = await extend.processorRuns.create({
  processorId: "dp_example",
  file: { fileName: "invoice.txt", fileBase64: "SW52b2ljZQ==" },
});
(await extend.processorRuns.waitFor(processed.id)).status satisfies
  | "PROCESSING"
  | "PROCESSED"
  | "FAILED"
  | null
  | undefined;
// @ts-expect-error the file has a name
await extend.processorRuns.create({ processorId: "dp_example", file: { fileId: "file_example" } });
// @ts-expect-error waiting for the end came with 2025-04-21
await extend.processorRuns.create({ processorId: "dp_example", rawText: "Dear all,", sync: true });
// @ts-expect-error processor runs cannot be listed
extend.processorRuns.list;
