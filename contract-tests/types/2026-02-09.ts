import {
  createExtendClient,
  type ExtendClient,
  type newestApiVersion,
  type SchemaOf,
  type WorkflowRun,
  type WorkflowRunChanges,
} from "../../src/index.js";
import type { Equal, Expect, Has, Known, Open } from "./expect.js";

// What a program that speaks 2026-02-09 may write, and what the compiler refuses. Compiled, never run.

const extend = createExtendClient({ apiVersion: "2026-02-09", token: "sk_example" });
const newest = createExtendClient({ token: "sk_example" });
const { raw } = extend;

export type Client = [
  Expect<Equal<typeof extend, ExtendClient<"2026-02-09">>>,
  Expect<Equal<typeof newest, ExtendClient<typeof newestApiVersion>>>,
  Expect<Equal<typeof extend.apiVersion, "2026-02-09">>,
  Expect<Equal<ExtendClient, ExtendClient<typeof newestApiVersion>>>,
  Expect<Equal<WorkflowRun, WorkflowRun<typeof newestApiVersion>>>,
];
createExtendClient({
  token: "sk_example",
  onRetry: async ({ waitMs }) => console.log(waitMs),
  headers: new Map([["a", "b"]]),
});
const waits: number[] = [];
createExtendClient({ token: "sk_example", fetch, onRetry: ({ waitMs }) => waits.push(waitMs), headers: [["a", "b"]] });
// @ts-expect-error no such option
createExtendClient({ token: "sk_example", timeout: 5 });
// @ts-expect-error a text from the environment is neither true nor false
createExtendClient({ token: "sk_example", allowInsecureHttp: "false" });
// @ts-expect-error a text holds no headers
createExtendClient({ token: "sk_example", headers: "a: b" });
// @ts-expect-error no such version
createExtendClient({ apiVersion: "2026-02-9", token: "sk_example" });
// @ts-expect-error no token
createExtendClient({ apiVersion: "2026-02-09" });

// --- Update ---

const run = await extend.workflowRuns.update("workflow_run_example", {
  name: "Invoice of March",
  metadata: { customerId: "cust_example", nested: { list: [1, null] }, "extend:usage_tags": ["production"] },
});
await extend.workflowRuns.update("workflow_run_example", {});
await extend.workflowRuns.update("workflow_run_example", { name: "n" }, { signal: AbortSignal.timeout(1000) });

type Changes = Parameters<typeof extend.workflowRuns.update>[1];
export type Update = [
  Expect<Equal<Changes, WorkflowRunChanges<"2026-02-09">>>,
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
await extend.workflowRuns.update("workflow_run_example", { status: "PROCESSED" });
// @ts-expect-error name is a string
await extend.workflowRuns.update("workflow_run_example", { name: 5 });
// @ts-expect-error null does not clear the name
await extend.workflowRuns.update("workflow_run_example", { name: null });
// @ts-expect-error metadata is an object, not a list
await extend.workflowRuns.update("workflow_run_example", { metadata: [] });
// @ts-expect-error metadata is an object, not JSON text
await extend.workflowRuns.update("workflow_run_example", { metadata: "{}" });
// @ts-expect-error null does not clear the metadata
await extend.workflowRuns.update("workflow_run_example", { metadata: null });
// @ts-expect-error usage tags are a list
await extend.workflowRuns.update("workflow_run_example", { metadata: { "extend:usage_tags": "production" } });
// @ts-expect-error usage tags are strings
await extend.workflowRuns.update("workflow_run_example", { metadata: { "extend:usage_tags": [1] } });

// --- The run ---

const same = await extend.workflowRuns.get("workflow_run_example");

type Run = typeof run;
type Workflow = Run["workflow"];
type WorkflowVersion = Run["workflowVersion"];
type CreatedBy = NonNullable<Workflow["createdBy"]>;
type File = Run["files"][number];
type Usage = NonNullable<Run["usage"]>;
type UsageEntry = NonNullable<Usage["breakdown"]>[number];
type UsageCharge = NonNullable<UsageEntry["charges"]>[number];
type StepRun = Run["stepRuns"][number];

export type RunMembers = [
  Expect<Equal<Run, SchemaOf<"2026-02-09", "WorkflowRun">>>,
  Expect<Equal<typeof same, Run>>,
  Expect<
    Has<
      Run,
      {
        object: "workflow_run";
        id: string;
        workflow: Workflow;
        workflowVersion: WorkflowVersion;
        dashboardUrl: string;
        status: Open<
          "PENDING" | "PROCESSING" | "NEEDS_REVIEW" | "REJECTED" | "PROCESSED" | "FAILED" | "CANCELLED" | "CANCELLING"
        >;
        metadata: { "extend:usage_tags"?: string[] } & { [key: string]: unknown };
        batchId: string | null;
        files: File[];
        failureReason: string | null;
        failureMessage: string | null;
        initialRunAt: string | null;
        reviewedByUser: string | null;
        reviewed: boolean;
        rejectionNote: string | null;
        reviewedAt: string | null;
        startTime: string | null;
        endTime: string | null;
        stepRuns: StepRun[];
        usage: Usage | null;
      }
    >
  >,
  Expect<
    Has<
      Workflow,
      {
        object: "workflow";
        id: string;
        name: string;
        createdAt: string;
        updatedAt: string;
        createdBy: CreatedBy | null;
      }
    >
  >,
  Expect<
    Has<
      WorkflowVersion,
      {
        object: "workflow_version";
        id: string;
        version: string;
        name: string | null;
        createdAt: string;
        createdBy: CreatedBy | null;
      }
    >
  >,
  Expect<
    Has<
      File,
      {
        object: "file";
        id: string;
        name: string;
        type: Open<"PDF" | "CSV" | "IMG" | "TXT" | "DOCX" | "EXCEL" | "XML" | "HTML"> | null;
        parentFileId: string | null;
        createdAt: string;
        updatedAt: string;
      }
    >
  >,
  Expect<Has<File["metadata"], { pageCount?: number }>>,
  Expect<
    Has<
      NonNullable<File["metadata"]["parentSplit"]>,
      { id: string; type: string; identifier: string; startPage: number; endPage: number }
    >
  >,
  Expect<Has<Usage, { credits: number; totalCredits?: number; breakdown?: UsageEntry[] }>>,
  Expect<
    Has<
      UsageEntry,
      {
        object: Open<"extract_run" | "classify_run" | "split_run" | "parse_run" | "edit_run" | "form_detection_run">;
        id: string;
        credits: number;
        charges?: UsageCharge[];
      }
    >
  >,
  Expect<Has<UsageCharge, { product: string; unit: string; quantity: number; credits: number; pages?: number[] }>>,
];

export const usageTags: string[] | undefined = run.metadata["extend:usage_tags"];
export const customerId: unknown = run.metadata.customerId;

// @ts-expect-error this version does not show the name
run.name;
// @ts-expect-error the link of 2025-04-21 is dashboardUrl here
run.url;
// @ts-expect-error results are in the step runs
run.outputs;
// @ts-expect-error the reviewer of 2025-04-21 is reviewedByUser here
run.reviewedBy;
// @ts-expect-error there is no envelope
run.workflowRun;
// A status that no one knows yet.
run.status === "FROM_THE_FUTURE";
// @ts-expect-error the file may be missing
run.files[0].id;
// @ts-expect-error the batch may be null
run.batchId.length;

const { createdBy } = run.workflow;
if (createdBy?.type === "user") {
  createdBy.email satisfies string;
  // @ts-expect-error a user has no name
  createdBy.name;
}
if (createdBy?.type === "api_key") {
  createdBy.name satisfies string;
  // @ts-expect-error an API key has no e-mail address
  createdBy.email;
}
// @ts-expect-error nothing else creates a workflow
createdBy?.type === "system";

// --- Enums that may grow ---

declare const status: SchemaOf<"2026-02-09", "WorkflowRunStatus">;
export type Statuses = Expect<
  Equal<
    Known<typeof status>,
    "PENDING" | "PROCESSING" | "NEEDS_REVIEW" | "REJECTED" | "PROCESSED" | "FAILED" | "CANCELLED" | "CANCELLING"
  >
>;
"FROM_THE_FUTURE" satisfies typeof status;
if (status === "FAILED") {
  // The other known values are out.
  const narrowed = status;
  true satisfies Equal<typeof narrowed, Open<"FAILED">>;
}
// @ts-expect-error the values that are known are not all there may be
export function withoutDefault(): string {
  switch (status) {
    case "PENDING":
    case "PROCESSING":
    case "CANCELLING":
      return "under way";
    case "NEEDS_REVIEW":
      return "for a person";
    case "PROCESSED":
    case "REJECTED":
    case "FAILED":
    case "CANCELLED":
      return "over";
  }
}
// What is asked for is no answer: the same values, and no others.
await raw.GET("/workflow_runs", { params: { query: { status: "FAILED" } } });
// @ts-expect-error there are no runs in a status that does not exist
await raw.GET("/workflow_runs", { params: { query: { status: "FROM_THE_FUTURE" } } });

// --- Step runs ---

type StepRunOf<StepType> = Extract<StepRun, { stepType: StepType }>;
type ExtractResult = NonNullable<StepRunOf<"EXTRACT">["result"]>;
type ParseResult = NonNullable<StepRunOf<"PARSE">["result"]>;
type ClassifyResult = NonNullable<StepRunOf<"CLASSIFY">["result"]>;
type SplitResult = NonNullable<StepRunOf<"SPLIT">["result"]>;
type MergeExtractResult = NonNullable<StepRunOf<"MERGE_EXTRACT">["result"]>;
type RuleResult = NonNullable<StepRunOf<"RULE_VALIDATION">["result"]>["rules"][number];
type ExtractRun = ExtractResult["extractRun"];
type ParseRun = ParseResult["parseRun"];
type ClassifyRun = ClassifyResult["classifyRun"];
type SplitRun = SplitResult["splitRun"];
type Metadata = Run["metadata"];
type ProcessorRunStatus = Open<"PENDING" | "PROCESSING" | "PROCESSED" | "FAILED" | "CANCELLED">;

export type StepRunMembers = [
  Expect<
    Equal<
      StepRun["stepType"],
      | "PARSE"
      | "EXTRACT"
      | "CLASSIFY"
      | "SPLIT"
      | "MERGE_EXTRACT"
      | "CONDITIONAL_EXTRACT"
      | "RULE_VALIDATION"
      | "EXTERNAL_DATA_VALIDATION"
    >
  >,
  Expect<
    Has<
      StepRun,
      {
        object: "workflow_step_run";
        id: string;
        workflowRunId: string;
        status: Open<"PENDING" | "WAITING" | "PROCESSING" | "PROCESSED" | "FAILED" | "CANCELLED" | "INVALIDATED">;
        files: File[];
      }
    >
  >,
  Expect<Has<StepRun["step"], { object: "workflow_step"; id: string; name: string }>>,
  Expect<Equal<StepRun["step"]["type"], StepRun["stepType"] | undefined>>,
  Expect<Equal<StepRunOf<"PARSE">["result"], { parseRun: ParseRun } | null>>,
  Expect<Equal<StepRunOf<"EXTRACT">["result"], { extractRun: ExtractRun } | null>>,
  Expect<Equal<StepRunOf<"CLASSIFY">["result"], { classifyRun: ClassifyRun } | null>>,
  Expect<Equal<StepRunOf<"SPLIT">["result"], { splitRun: SplitRun } | null>>,
  Expect<Equal<StepRunOf<"CONDITIONAL_EXTRACT">["result"], { extractRun: ExtractRun } | null>>,
  Expect<Has<MergeExtractResult, { extractRun: ExtractRun }>>,
  Expect<Has<MergeExtractResult["mergedExtractors"][number], { id: string; versionId: string; name: string }>>,
  Expect<Equal<StepRunOf<"RULE_VALIDATION">["result"], { rules: RuleResult[]; allPassed: boolean } | null>>,
  Expect<
    Has<
      RuleResult,
      {
        name: string;
        valid: boolean;
        validArray?: boolean[];
        failureReason?: Open<"RULE_FAILED" | "PARSE_ERROR" | "VALUE_ERROR">;
        error?: string;
      }
    >
  >,
  Expect<
    Equal<
      StepRunOf<"EXTERNAL_DATA_VALIDATION">["result"],
      { response: { status: number; data: { [key: string]: unknown } } } | null
    >
  >,
];

const [stepRun] = run.stepRuns;
if (stepRun?.stepType === "EXTRACT") {
  stepRun.result?.extractRun.status satisfies ProcessorRunStatus | undefined;
  // @ts-expect-error the result may be null
  stepRun.result.extractRun;
  // @ts-expect-error an extract step has no parse run
  stepRun.result?.parseRun;
}
if (stepRun?.stepType === "PARSE") {
  stepRun.result?.parseRun.output?.chunks[0]?.blocks[0]?.content satisfies string | undefined;
  // @ts-expect-error a parse step has no extract run
  stepRun.result?.extractRun;
}
if (stepRun?.stepType === "RULE_VALIDATION") {
  stepRun.result?.allPassed satisfies boolean | undefined;
  // @ts-expect-error verdicts on single items are booleans
  stepRun.result?.rules[0]?.validArray?.[0] === "true";
}
// @ts-expect-error there is no such kind of step
stepRun?.stepType === "SPLITTER";
// @ts-expect-error the result depends on the kind of step
stepRun?.result?.extractRun;

// --- What the steps made ---

type ExtractOutput = NonNullable<ExtractRun["output"]>;
type FieldEvidence = SchemaOf<"2026-02-09", "FieldMetadata">;
type Citation = NonNullable<FieldEvidence["citations"]>[number];
type Insight = NonNullable<FieldEvidence["insights"]>[number];
type ExtractEdit = NonNullable<NonNullable<ExtractRun["edits"]>[string]>;
type ExtractorVersion = NonNullable<ExtractRun["extractorVersion"]>;
type ClassifyOutput = NonNullable<ClassifyRun["output"]>;
type SplitOutput = NonNullable<SplitRun["output"]>;
type ParseOutput = NonNullable<ParseRun["output"]>;
type Chunk = ParseOutput["chunks"][number];
type Block = Chunk["blocks"][number];
type BlockDetailsType = Extract<Block["details"], { type: string }>["type"];

export type ProcessorRunMembers = [
  // What the three have in common.
  Expect<
    Has<
      ExtractRun | ClassifyRun | SplitRun,
      {
        object: "extract_run" | "classify_run" | "split_run";
        id: string;
        status: ProcessorRunStatus;
        failureReason: string | null;
        failureMessage: string | null;
        metadata: Metadata | null;
        reviewed: boolean;
        edited: boolean;
        file: File | null;
        parseRunId: string | null;
        dashboardUrl: string;
        usage: Usage | null;
        createdAt: string;
        updatedAt: string;
      }
    >
  >,
  Expect<
    Has<
      ExtractRun,
      {
        output: ExtractOutput | null;
        initialOutput: ExtractOutput | null;
        reviewedOutput: ExtractOutput | null;
        edits: { [key: string]: ExtractEdit | null } | null;
        files: File[] | null;
      }
    >
  >,
  Expect<Equal<ExtractRun["config"], SchemaOf<"2026-02-09", "ExtractConfigJson" | "ExtractConfigFields">>>,
  Expect<Equal<ExtractOutput, SchemaOf<"2026-02-09", "ExtractOutputJson" | "ExtractOutputFields">>>,
  Expect<
    Has<
      SchemaOf<"2026-02-09", "ExtractOutputJson">,
      { value: { [key: string]: unknown }; metadata: { [key: string]: FieldEvidence } }
    >
  >,
  Expect<
    Has<
      FieldEvidence,
      { ocrConfidence?: number | null; logprobsConfidence?: number | null; reviewAgentScore?: number | null }
    >
  >,
  Expect<Has<Citation, { fileId?: string; referenceText?: string | null; polygon?: { x: number; y: number }[] }>>,
  Expect<Has<NonNullable<Citation["page"]>, { number: number; width?: number; height?: number }>>,
  Expect<Has<Insight, { type: Open<"reasoning" | "issue" | "review_summary">; content: string }>>,
  Expect<
    Has<
      ExtractEdit,
      { originalValue?: unknown; editedValue?: unknown; notes?: string; page?: number; fieldType?: string }
    >
  >,
  Expect<Has<NonNullable<ExtractRun["extractor"]>, { object: "extractor"; id: string; name: string }>>,
  Expect<Has<ExtractorVersion, { object: "extractor_version"; version: string; description: string | null }>>,
  Expect<
    Has<
      ClassifyRun,
      { output: ClassifyOutput | null; initialOutput: ClassifyOutput | null; reviewedOutput: ClassifyOutput | null }
    >
  >,
  Expect<Has<ClassifyOutput, { id: string; type: string; confidence: number; insights?: Insight[] }>>,
  Expect<
    Has<SplitRun, { output: SplitOutput | null; initialOutput: SplitOutput | null; reviewedOutput: SplitOutput | null }>
  >,
  Expect<
    Has<
      SplitOutput["splits"][number],
      { type: string; startPage: number; endPage: number; classificationId: string; id?: string; fileId?: string }
    >
  >,
  Expect<
    Has<
      ParseRun,
      {
        object: "parse_run";
        id: string;
        batchId?: string | null;
        file: File | null;
        status: Open<"PENDING" | "PROCESSING" | "PROCESSED" | "FAILED" | "CANCELLED">;
        failureReason: string | null;
        failureMessage: string | null;
        metadata: Metadata | null;
        output: ParseOutput | null;
        outputUrl: string | null;
        metrics: { processingTimeMs: number; pageCount: number } | null;
        usage: Usage | null;
      }
    >
  >,
  Expect<
    Has<Chunk, { object: "chunk"; type: Open<"page" | "document" | "section">; content: string; blocks: Block[] }>
  >,
  Expect<
    Has<
      Block,
      {
        object: "block";
        id: string;
        parentBlockId?: string;
        type: Open<
          | "text"
          | "heading"
          | "section_heading"
          | "table"
          | "figure"
          | "table_head"
          | "table_cell"
          | "key_value"
          | "page_number"
          | "barcode"
          | "formula"
          | "header"
          | "footer"
        >;
        content: string;
        polygon: { x: number; y: number }[];
        boundingBox: { left: number | null; top: number | null; right: number | null; bottom: number | null };
        children?: Block[];
      }
    >
  >,
  Expect<
    Equal<
      BlockDetailsType,
      | "text_details"
      | "table_details"
      | "table_cell_details"
      | "figure_details"
      | "barcode_details"
      | "formula_details"
      | "key_value_details"
    >
  >,
];

// --- Definitions of steps ---

type StepDefinition = SchemaOf<"2026-02-09", "StepDefinition">;
type StepOf<Type extends StepDefinition["type"]> = Extract<StepDefinition, { type: Type }>;
type Steps = { [Type in StepDefinition["type"]]: StepOf<Type> };

export type StepDefinitions = [
  Expect<
    Equal<
      keyof Steps,
      | "TRIGGER"
      | "PARSE"
      | "EXTRACT"
      | "CLASSIFY"
      | "SPLIT"
      | "MERGE_EXTRACT"
      | "CONDITIONAL"
      | "CONDITIONAL_EXTRACT"
      | "EXTERNAL_DATA_VALIDATION"
      | "WEBHOOK_RESPONSE"
      | "RULE_VALIDATION"
      | "HUMAN_REVIEW"
      | "COLLECT"
      | "FILE_CONVERSION"
    >
  >,
  Expect<Equal<NonNullable<Steps["TRIGGER"]["next"]>[number], { step: string }>>,
  Expect<Equal<NonNullable<Steps["CLASSIFY"]["next"]>[number], { step: string; classificationId: string }>>,
  Expect<Equal<NonNullable<Steps["SPLIT"]["next"]>[number], { step: string; classificationId: string }>>,
  Expect<Equal<NonNullable<Steps["CONDITIONAL"]["next"]>[number], { step: string; conditionId: string }>>,
  Expect<Equal<NonNullable<Steps["RULE_VALIDATION"]["next"]>[number], { step: string; result: Open<"pass" | "fail"> }>>,
  Expect<Equal<keyof Steps["WEBHOOK_RESPONSE"], "type" | "name">>,
];

/** What a step refers to: its type tells the members of its settings. */
export function usesOf(step: StepDefinition): string[] {
  switch (step.type) {
    case "EXTRACT":
      return step.config && "extractor" in step.config ? [step.config.extractor.id] : [];
    case "CONDITIONAL_EXTRACT":
      return step.config?.rules.map(({ extractor }) => extractor.id) ?? [];
    case "CONDITIONAL":
      return step.config.conditions.map(({ id }) => id);
    default:
      // @ts-expect-error another step has none, or not an extractor
      step.config?.extractor;
      return [];
  }
}

declare const workflow: SchemaOf<"2026-02-09", "Workflow">;
// What a version shows can be sent again.
workflow.draftVersion.steps satisfies SchemaOf<"2026-02-09", "CreateWorkflowRequest">["steps"];
({ name: "n", steps: [{ type: "TRIGGER", name: "trigger", next: [{ step: "parse" }] }] }) satisfies SchemaOf<
  "2026-02-09",
  "CreateWorkflowRequest"
>;
// @ts-expect-error no such kind of step
({ type: "TRIGER", name: "trigger" }) satisfies StepDefinition;
// @ts-expect-error a step has a name
({ type: "COLLECT" }) satisfies StepDefinition;
// @ts-expect-error the class decides what follows
({ type: "CLASSIFY", name: "sort", next: [{ step: "read" }] }) satisfies StepDefinition;
// @ts-expect-error a reference names the version
({ type: "EXTRACT", name: "read", config: { extractor: { id: "ex_example" } } }) satisfies StepDefinition;
// @ts-expect-error settings in a step have a schema
({ type: "EXTRACT", name: "read", config: { extractorConfig: {} } }) satisfies StepDefinition;
// @ts-expect-error nothing follows it
({ type: "WEBHOOK_RESPONSE", name: "deliver", next: [] }) satisfies StepDefinition;

// --- The openapi-fetch client beneath ---

const at = { params: { path: { id: "workflow_run_example" } } };
const read = await raw.GET("/workflow_runs/{id}", at);
const changed = await raw.POST("/workflow_runs/{id}", { ...at, body: { name: "n", metadata: { key: 1 } } });

type ApiError = NonNullable<typeof read.error>;
export type Raw = [
  Expect<Equal<typeof changed.error, typeof read.error>>,
  Expect<Has<ApiError, { code: string; message: string; retryable: boolean; requestId?: string; docUrl?: string }>>,
];
// openapi-fetch writes the type of an answer anew, so both directions instead of equal.
read.data satisfies Run | undefined;
changed.data satisfies Run | undefined;
run satisfies typeof read.data;
run satisfies typeof changed.data;
// @ts-expect-error an answer need not be a run
read.data.id;
// @ts-expect-error the error of the earlier versions is a message here
read.error?.error;
// @ts-expect-error there is no envelope
read.data?.workflowRun;
// @ts-expect-error the path of v1
await raw.GET("/v1/workflow_runs/{id}", at);
// @ts-expect-error the path of 2025-04-21
await raw.GET("/workflow_runs/{workflowRunId}", { params: { path: { workflowRunId: "workflow_run_example" } } });
// @ts-expect-error the path parameter of 2025-04-21
await raw.GET("/workflow_runs/{id}", { params: { path: { workflowRunId: "workflow_run_example" } } });
// @ts-expect-error the path parameter is required
await raw.GET("/workflow_runs/{id}");
// @ts-expect-error the header of another version
await raw.GET("/workflow_runs/{id}", { params: { ...at.params, header: { "x-extend-api-version": "2025-04-21" } } });
// @ts-expect-error an update has a body
await raw.POST("/workflow_runs/{id}", at);
// @ts-expect-error name is a string
await raw.POST("/workflow_runs/{id}", { ...at, body: { name: 5 } });
// @ts-expect-error usage tags are strings
await raw.POST("/workflow_runs/{id}", { ...at, body: { metadata: { "extend:usage_tags": [1] } } });
// @ts-expect-error this path has no such method
await raw.PATCH("/workflow_runs/{id}", at);
// @ts-expect-error not described
await raw.GET("/edit_runs");
// @ts-expect-error there is no such operation
extend.workflowRuns.approve;
// @ts-expect-error the operation is called update
extend.workflowRuns.patch;

// --- Runs of other kinds ---

const file = { id: "file_example" };
const extraction = await extend.extractRuns.create({ file });
await extend.extractRuns.create({
  extractor: { id: "ex_example", overrideConfig: { schema: {} } },
  file,
  priority: 10,
});
const parsed = await extend.parseRuns.parse({ file, responseType: "url", dataRetention: { mode: "zero" } });
const batch = await extend.splitRuns.createBatch({ splitter: { id: "spl_example" }, inputs: [{ file }] });
const settledBatch = await extend.batchRuns.waitFor(batch.id);
for await (const summary of extend.classifyRuns.list({ source: "API" })) console.log(summary.classifier?.name);
export type RunsOfOtherKinds = [
  Expect<Equal<typeof extraction, ExtractRun>>,
  Expect<Equal<typeof parsed, ParseRun>>,
  Expect<Equal<typeof settledBatch, typeof batch>>,
];
// @ts-expect-error neither a file nor a package
await extend.extractRuns.create({ extractor: { id: "ex_example" } });
// @ts-expect-error neither a classifier nor classes to choose from
await extend.classifyRuns.create({ file });
// @ts-expect-error settings of a classifier without classes are for a saved one
await extend.classifyRuns.classify({ config: { classificationRules: "A quote is no order." }, file });
// @ts-expect-error a text cannot be split
await extend.splitRuns.split({ splitter: { id: "spl_example" }, file: { text: "Dear all," } });
// @ts-expect-error a call that answers when it is done has no place in a queue
await extend.extractRuns.extract({ file, priority: 10 });
// @ts-expect-error parse runs have no order
extend.parseRuns.list({ sortBy: "createdAt" });
// @ts-expect-error a batch cannot be cancelled
extend.batchRuns.cancel;
// @ts-expect-error nothing of such a run can be updated
extend.extractRuns.update;
