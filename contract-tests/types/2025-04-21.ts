import { createExtendClient, type ExtendClient, type SchemaOf, type WorkflowRunChanges } from "../../src/index.js";
import type { Equal, Expect, Has } from "./expect.js";

// What a program that speaks 2025-04-21 may write, and what the compiler refuses. Compiled, never run.

const extend = createExtendClient({ apiVersion: "2025-04-21", token: async () => "sk_example" });
const { raw } = extend;

export type Client = [
  Expect<Equal<typeof extend, ExtendClient<"2025-04-21">>>,
  Expect<Equal<typeof extend.apiVersion, "2025-04-21">>,
];
// @ts-expect-error no such version
createExtendClient({ apiVersion: "2025-04-22", token: "sk_example" });
// @ts-expect-error no token
createExtendClient({ apiVersion: "2025-04-21" });

// --- Update ---

const run = await extend.workflowRuns.update("workflow_run_example", {
  name: "Invoice of March",
  metadata: { customerId: "cust_example", nested: { list: [1, null] }, "extend:usage_tags": ["production"] },
});
await extend.workflowRuns.update("workflow_run_example", {});

type Changes = Parameters<typeof extend.workflowRuns.update>[1];
export type Update = [
  Expect<Equal<Changes, WorkflowRunChanges<"2025-04-21">>>,
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
// @ts-expect-error the rejection note cannot be changed
await extend.workflowRuns.update("workflow_run_example", { rejectionNote: "no" });
// @ts-expect-error name is a string
await extend.workflowRuns.update("workflow_run_example", { name: 5 });
// @ts-expect-error null does not clear the name, although answers may have null for what is not set
await extend.workflowRuns.update("workflow_run_example", { name: null });
// @ts-expect-error metadata is an object, not a list
await extend.workflowRuns.update("workflow_run_example", { metadata: [] });
// @ts-expect-error metadata is an object, not JSON text
await extend.workflowRuns.update("workflow_run_example", { metadata: "{}" });
// @ts-expect-error usage tags are a list
await extend.workflowRuns.update("workflow_run_example", { metadata: { "extend:usage_tags": "production" } });
// @ts-expect-error usage tags are strings
await extend.workflowRuns.update("workflow_run_example", { metadata: { "extend:usage_tags": [1] } });

// --- The run ---

const same = await extend.workflowRuns.get("workflow_run_example");

type Run = typeof run;
type File = Run["files"][number];
type FileContents = NonNullable<File["contents"]>;
type FilePage = NonNullable<FileContents["pages"]>[number];
type FileSheet = NonNullable<FileContents["sheets"]>[number];
type ProcessorRun = Run["outputs"][number];
type StepRun = Run["stepRuns"][number];

export type RunMembers = [
  Expect<Equal<Run, SchemaOf<"2025-04-21", "WorkflowRun">>>,
  Expect<Equal<typeof same, Run>>,
  Expect<
    Has<
      Run,
      {
        object: "workflow_run";
        id: string;
        name: string;
        url: string;
        status:
          | "PENDING"
          | "PROCESSING"
          | "NEEDS_REVIEW"
          | "REJECTED"
          | "PROCESSED"
          | "FAILED"
          | "CANCELLED"
          | "CANCELLING";
        metadata: { "extend:usage_tags"?: string[] } & { [key: string]: unknown };
        batchId?: string | null;
        files: File[];
        failureReason?: string | null;
        failureMessage?: string | null;
        initialRunAt: string;
        reviewedBy?: string | null;
        reviewed: boolean;
        rejectionNote?: string | null;
        reviewedAt?: string | null;
        startTime?: string | null;
        endTime?: string | null;
        outputs: ProcessorRun[];
        stepRuns: StepRun[];
        usage?: { credits: number } | null;
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
        type?: "PDF" | "CSV" | "IMG" | "TXT" | "DOCX" | "EXCEL" | "XML" | "HTML" | null;
        presignedUrl?: string | null;
        parentFileId?: string | null;
        contents?: FileContents | null;
        createdAt: string;
        updatedAt: string;
        usage?: { credits: number } | null;
      }
    >
  >,
  Expect<Has<FileContents, { rawText?: string | null; markdown?: string | null }>>,
  Expect<Has<FilePage, { pageNumber: number; rawText?: string | null; markdown?: string | null }>>,
  Expect<Has<FileSheet, { sheetName: string; rawText?: string | null }>>,
  Expect<Has<File["metadata"], { pageCount?: number | null }>>,
  Expect<
    Has<
      NonNullable<File["metadata"]["parentSplit"]>,
      { id: string; type: string; identifier: string; startPage: number; endPage: number }
    >
  >,
];

export const usageTags: string[] | undefined = run.metadata["extend:usage_tags"];
export const customerId: unknown = run.metadata.customerId;
// @ts-expect-error the link of 2026-02-09 is url here
run.dashboardUrl;
// @ts-expect-error the version of the workflow is in workflow.version here
run.workflowVersion;
// @ts-expect-error the reviewer of 2026-02-09 is reviewedBy here
run.reviewedByUser;
// @ts-expect-error the envelope is removed
run.workflowRun;
// @ts-expect-error REVIEWED ended with the earlier versions
run.status === "REVIEWED";
// @ts-expect-error the file may be missing
run.files[0].id;
// @ts-expect-error the end may be absent or null
run.endTime.length;

// --- What the processors made ---

type Config = ProcessorRun["config"];
type ExtractionConfig = Extract<Config, { type: "EXTRACT" }>;
type ClassificationConfig = Extract<Config, { type: "CLASSIFY" }>;
type SplitterConfig = Extract<Config, { type: "SPLITTER" }>;
type Classification = ClassificationConfig["classifications"][number];
type ProcessorOutput = NonNullable<ProcessorRun["output"]>;
type Edit = NonNullable<ProcessorRun["edits"]>[string];
type FieldEvidence = SchemaOf<"2025-04-21", "FieldMetadata">;
type Citation = NonNullable<FieldEvidence["citations"]>[number];
type Insight = NonNullable<FieldEvidence["insights"]>[number];
type Split = SchemaOf<"2025-04-21", "SplitterOutput">["splits"][number];

export type ProcessorRunMembers = [
  Expect<
    Has<
      ProcessorRun,
      {
        object: "document_processor_run";
        id: string;
        processorId: string;
        processorVersionId: string;
        processorName: string;
        status: "PENDING" | "PROCESSING" | "PROCESSED" | "FAILED" | "CANCELLED";
        output: ProcessorOutput | null;
        failureReason?: string | null;
        failureMessage?: string | null;
        metadata?: { [key: string]: unknown } | null;
        reviewed: boolean;
        edited: boolean;
        edits: { [key: string]: Edit } | null;
        type: "CLASSIFY" | "EXTRACT" | "SPLITTER";
        initialOutput?: ProcessorOutput | null;
        reviewedOutput?: ProcessorOutput | null;
        files: File[];
        url: string;
        usage?: { credits: number } | null;
      }
    >
  >,
  Expect<Equal<Config["type"], ProcessorRun["type"]>>,
  Expect<
    Has<
      ProcessorRun["mergedProcessors"][number],
      { processorId: string; processorVersionId: string; processorName: string }
    >
  >,
  Expect<
    Has<
      ExtractionConfig,
      {
        type: "EXTRACT";
        baseProcessor?: "extraction_performance" | "extraction_light" | null;
        schema?: { [key: string]: unknown } | null;
      }
    >
  >,
  Expect<Has<SplitterConfig, { type: "SPLITTER"; splitClassifications: Classification[] }>>,
  Expect<Has<Classification, { id: string; type: string; description: string }>>,
  Expect<
    Equal<
      ProcessorOutput,
      SchemaOf<"2025-04-21", "JsonOutput" | "ClassifierOutput" | "SplitterOutput" | "FieldsArrayOutput">
    >
  >,
  Expect<
    Has<
      SchemaOf<"2025-04-21", "JsonOutput">,
      { value: { [key: string]: unknown }; metadata: { [key: string]: FieldEvidence } }
    >
  >,
  Expect<
    Has<
      FieldEvidence,
      { ocrConfidence?: number | null; logprobsConfidence?: number | null; reviewAgentScore?: number | null }
    >
  >,
  Expect<
    Has<Citation, { page?: number | null; referenceText?: string | null; polygon?: { x: number; y: number }[] | null }>
  >,
  Expect<Has<Insight, { type: "reasoning" | "issue" | "review_summary"; content: string }>>,
  Expect<
    Has<
      SchemaOf<"2025-04-21", "ClassifierOutput">,
      { id: string; type: string; confidence: number; insights?: Insight[] | null }
    >
  >,
  Expect<
    Has<Split, { type: string; startPage: number; endPage: number; classificationId: string; fileId?: string | null }>
  >,
  Expect<Has<Edit, { originalValue?: unknown; editedValue?: unknown; notes?: string | null; page?: number | null }>>,
];

const [processorRun] = run.outputs;
if (processorRun?.config.type === "EXTRACT") {
  processorRun.config.fields?.[0]?.name satisfies string | undefined;
  // @ts-expect-error an extractor has no classifications
  processorRun.config.classifications;
}
if (processorRun?.config.type === "CLASSIFY") {
  processorRun.config.classifications satisfies Classification[];
  // @ts-expect-error a classifier has no schema
  processorRun.config.schema;
}
if (processorRun?.config.type === "SPLITTER") {
  processorRun.config.splitClassifications satisfies Classification[];
  // @ts-expect-error its classifications have the longer name
  processorRun.config.classifications;
}
// @ts-expect-error the name of 2026-02-09
processorRun?.config.type === "SPLIT";
// @ts-expect-error parseConfig of 2026-02-09 is parser here
processorRun?.config.parseConfig;
// @ts-expect-error the extract run of 2026-02-09
processorRun?.extractRun;

// --- Validation steps ---

type RuleStepRun = Extract<StepRun, { step: { type: "RULE_VALIDATION" } }>;
type ExternalStepRun = Extract<StepRun, { step: { type: "EXTERNAL_DATA_VALIDATION" } }>;
type RuleOutput = NonNullable<RuleStepRun["output"]>;
type RuleResult = NonNullable<RuleOutput["rules"]>[number];

export type StepRunMembers = [
  Expect<Equal<StepRun["step"]["type"], "RULE_VALIDATION" | "EXTERNAL_DATA_VALIDATION">>,
  Expect<
    Has<
      StepRun,
      {
        object: "workflow_step_run";
        id: string;
        status: "PENDING" | "PROCESSING" | "PROCESSED" | "FAILED" | "CANCELLED" | "WAITING" | "INVALIDATED";
      }
    >
  >,
  Expect<Has<StepRun["step"], { object: "workflow_step"; id: string; name: string }>>,
  Expect<Has<RuleOutput, { valid?: boolean | null; rules?: RuleResult[] | null }>>,
  Expect<
    Has<
      RuleResult,
      {
        name: string;
        valid: boolean;
        validArray?: (boolean | string)[] | null;
        failureReason?: "RULE_FAILED" | "PARSE_ERROR" | "VALUE_ERROR" | null;
        error?: string | null;
      }
    >
  >,
  Expect<Has<ExternalStepRun, { output?: { [key: string]: unknown } | null }>>,
];

const [stepRun] = run.stepRuns;
// @ts-expect-error extraction is in the outputs here
stepRun?.step.type === "EXTRACT";
// @ts-expect-error the stepType of 2026-02-09 is step.type here
stepRun?.stepType;
// @ts-expect-error the result of 2026-02-09 is output here
stepRun?.result;

// --- The openapi-fetch client beneath ---

const at = { params: { path: { workflowRunId: "workflow_run_example" } } };
const read = await raw.GET("/workflow_runs/{workflowRunId}", at);
const changed = await raw.POST("/workflow_runs/{workflowRunId}", { ...at, body: { name: "n", metadata: { key: 1 } } });

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
// @ts-expect-error the message of 2026-02-09 is error here
read.error?.message;
// @ts-expect-error nothing says whether to try again
read.error?.retryable;
// @ts-expect-error the path of v1
await raw.GET("/v1/workflow_runs/{id}", { params: { path: { id: "workflow_run_example" } } });
// @ts-expect-error the path of 2026-02-09
await raw.GET("/workflow_runs/{id}", { params: { path: { id: "workflow_run_example" } } });
// @ts-expect-error the path parameter of 2026-02-09
await raw.GET("/workflow_runs/{workflowRunId}", { params: { path: { id: "workflow_run_example" } } });
const newer = { ...at.params, header: { "x-extend-api-version": "2026-02-09" } } as const;
// @ts-expect-error the header of another version
await raw.GET("/workflow_runs/{workflowRunId}", { params: newer });
// @ts-expect-error an update has a body
await raw.POST("/workflow_runs/{workflowRunId}", at);
// @ts-expect-error name is a string
await raw.POST("/workflow_runs/{workflowRunId}", { ...at, body: { name: 5 } });
// @ts-expect-error usage tags are strings
await raw.POST("/workflow_runs/{workflowRunId}", { ...at, body: { metadata: { "extend:usage_tags": [1] } } });
// @ts-expect-error there is no such operation
extend.workflowRuns.approve;

// --- Runs of other kinds ---

const processed = await extend.processorRuns.create({
  processorId: "dp_example",
  file: { fileId: "file_example" },
  sync: true,
  config: { type: "EXTRACT", schema: {} },
});
for await (const summary of extend.processorRuns.list({ processorType: "EXTRACT" })) console.log(summary.processorName);
const parsed = await extend.parseRuns.parse({ file: { fileUrl: "https://example.com" }, responseType: "json" });
const accepted = await extend.parserRuns.create({ file: { fileId: "file_example" } });
const parserRun = await extend.parserRuns.waitFor(accepted.id);
if (parserRun.object === "parser_run") parserRun.chunks satisfies typeof parsed.chunks;
const settledBatch = await extend.batchProcessorRuns.waitFor("bpr_example");
export type RunsOfOtherKinds = [
  Expect<Equal<typeof processed, Run["outputs"][number]>>,
  Expect<Equal<typeof parsed, SchemaOf<"2025-04-21", "ParserRun">>>,
  Expect<
    Equal<typeof parserRun, SchemaOf<"2025-04-21", "ParserRun"> | SchemaOf<"2025-04-21", "ParserRunStatusObject">>
  >,
  Expect<Equal<typeof settledBatch, SchemaOf<"2025-04-21", "BatchProcessorRun">>>,
];
// @ts-expect-error no processor
await extend.processorRuns.create({ file: { fileId: "file_example" } });
// @ts-expect-error the reference of 2026-02-09
await extend.processorRuns.create({ extractor: { id: "ex_example" }, rawText: "Dear all," });
// @ts-expect-error settings say their type
await extend.processorRuns.create({ processorId: "dp_example", rawText: "Dear all,", config: { schema: {} } });
// @ts-expect-error while it is under way there is no text
accepted.chunks;
// @ts-expect-error parser runs cannot be listed
extend.parserRuns.list;
// @ts-expect-error batches are started in the dashboard
extend.batchProcessorRuns.create;
