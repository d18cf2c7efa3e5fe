import type { Extend as Extend20250421 } from "extend-ai-2025-04-21";
import type { components as Components20250421, operations, webhooks } from "../../generated/2025-04-21/types.js";
import type { WorkflowRun } from "../../src/index.js";
import type { Adapted, Invented, Missing, Needless, None, Stricter, Unfit } from "./adapted.js";
import type { Equal, Expect } from "./expect.js";

// Our types beside those of Extend's own clients, which no one here wrote: a run of ours passes as one of theirs,
// except for the differences that are listed here, each with its reason. Compiled, never run.
// extend-ai 0.0.12 speaks 2025-04-21.

type Ours20250421 = Components20250421["schemas"];

/**
 * Members that we let be more than that client says, by our schema, in the client's type. One difference more is in
 * the word "absent" below: that client knows optional members only as absent, but an official example has them as
 * null.
 */
interface Differences20250421 {
  // Null before the processor has finished, and when nothing was edited, on the pages of the time before.
  ProcessorRun: { output: Ours20250421["ProcessorOutput"]; edits: { [key: string]: Ours20250421["Edit"] } };
  // Pages about these outputs, of this version or the other dated one, show them without.
  ClassifierOutput: { insights: Ours20250421["Insight"][] };
  Split: { observation: string; identifier: string; id: string; fileId: string };
  // The review agent writes two more kinds; later releases of that client know them.
  Insight: { type: "reasoning" };
  // Extend's command line knows two more.
  RuleValidationStepRun: { status: Exclude<Ours20250421["StepRunStatus"], "WAITING" | "INVALIDATED"> };
  ExternalDataValidationStepRun: { status: Exclude<Ours20250421["StepRunStatus"], "WAITING" | "INVALIDATED"> };
  // Strings in that client, booleans in the versions before and after.
  RuleResult: { validArray?: string[] };
  // The next version has three.
  ArrayStrategy: { type: "large_array_heuristics" };
  // Later releases of that client have three more, and its own text names the other two.
  Block: { type: "text" | "heading" | "section_heading" | "table" | "figure" };
  // Any string in ours: the guide says that codes may be added.
  ParseError: { code: Extend20250421.ParseErrorCode };
  // Names of the first days, which a stored run may carry.
  ClassificationConfig: { baseProcessor?: "classification_performance" | "classification_light" };
}

/** The client's type for each schema of ours that has one. */
interface Theirs20250421 {
  ApiError: Extend20250421.BadRequestErrorBody;
  ArrayStrategy: Extend20250421.ArrayStrategy;
  BatchProcessorRun: Extend20250421.BatchProcessorRun;
  BatchProcessorRunResponse: Extend20250421.BatchProcessorRunGetResponse;
  Block: Extend20250421.Block;
  BlockOptions: Extend20250421.ParseConfigBlockOptions;
  BoundingBox: Extend20250421.BlockBoundingBox;
  Chunk: Extend20250421.Chunk;
  ChunkingOptions: Extend20250421.ParseConfigChunkingStrategyOptions;
  ChunkingStrategy: Extend20250421.ParseConfigChunkingStrategy;
  Citation: Extend20250421.JsonOutputMetadataValueCitationsItem;
  Classification: Extend20250421.Classification;
  ClassificationAdvancedOptions: Extend20250421.ClassificationAdvancedOptions;
  ClassificationConfig: Extend20250421.ProcessorRunConfig.Classify;
  ClassifierOutput: Extend20250421.ClassifierOutput;
  DeleteParserRunResponse: Extend20250421.ParserRunDeleteResponse;
  DeleteProcessorRunResponse: Extend20250421.ProcessorRunDeleteResponse;
  Edit: Extend20250421.ExtractionOutputEdits;
  EnumOption: Extend20250421.EnumOption;
  ExcelSheetRange: Extend20250421.ExcelSheetRange;
  ExternalDataValidationStepRun: Extend20250421.StepRun;
  ExtractChunkingOptions: Extend20250421.ExtractChunkingOptions;
  ExtractionAdvancedOptions: Extend20250421.ExtractionAdvancedOptions;
  ExtractionConfig: Extend20250421.ProcessorRunConfig.Extract;
  ExtractionField: Extend20250421.ExtractionField;
  FieldMetadata: Extend20250421.JsonOutputMetadataValue;
  FieldReference: Extend20250421.ExtractionFieldResultReference;
  FieldResult: Extend20250421.ExtractionFieldResult;
  FieldsArrayOutput: Extend20250421.FieldsArrayOutput;
  FigureBlockOptions: Extend20250421.ParseConfigBlockOptionsFigures;
  FigureDetails: Extend20250421.FigureDetails;
  File: Extend20250421.File_;
  FileInput: Extend20250421.ProcessorRunFileInput &
    Extend20250421.ParseRequestFile &
    Extend20250421.ParseAsyncRequestFile;
  FileMetadata: Extend20250421.FileMetadata;
  FilePage: Extend20250421.FileContentsPagesItem;
  FileSheet: Extend20250421.FileContentsSheetsItem;
  Insight: Extend20250421.Insight;
  JsonOutput: Extend20250421.JsonOutput;
  ListProcessorRunsResponse: Extend20250421.ProcessorRunListResponse;
  MergedProcessor: Extend20250421.ProcessorRunMergedProcessorsItem;
  PageRange: Extend20250421.PageRangesItem;
  ParseAdvancedOptions: Extend20250421.ParseConfigAdvancedOptions;
  ParseConfig: Extend20250421.ParseConfig;
  ParseError: Extend20250421.ParseError;
  ParseRequest: Omit<Extend20250421.ParseRequest, "responseType"> & Extend20250421.ParseAsyncRequest;
  ParserRun: Extend20250421.ParserRun;
  ParserRunCredits: Extend20250421.ParserRunCredits;
  ParserRunMetrics: Extend20250421.ParserRunMetrics;
  ParserRunResponse: Extend20250421.ParserRunGetResponse;
  ParserRunStatusObject: Extend20250421.ParserRunStatus;
  Point: Extend20250421.JsonOutputMetadataValueCitationsItemPolygonItem;
  ProcessorRun: Extend20250421.ProcessorRun;
  ProcessorRunCredits: Extend20250421.DocumentProcessorRunCredits;
  ProcessorRunResponse: Extend20250421.ProcessorRunCreateResponse &
    Extend20250421.ProcessorRunGetResponse &
    Extend20250421.ProcessorRunCancelResponse;
  ProcessorRunSummary: Extend20250421.ProcessorRunSummary;
  ReferenceBox: Extend20250421.ExtractionFieldResultReferenceBoundingBoxesItem;
  RuleOutput: Extend20250421.StepRunOutput;
  RuleResult: Extend20250421.StepRunOutputRulesItem;
  RuleValidationStepRun: Extend20250421.StepRun;
  Split: Extend20250421.SplitterOutputSplitsItem;
  SplitterAdvancedOptions: Extend20250421.SplitterAdvancedOptions;
  SplitterConfig: Extend20250421.ProcessorRunConfig.Splitter;
  SplitterOutput: Extend20250421.SplitterOutput;
  TableBlockOptions: Extend20250421.ParseConfigBlockOptionsTables;
  TableCellDetails: Extend20250421.TableCellDetails;
  TableDetails: Extend20250421.TableDetails;
  TextBlockOptions: Extend20250421.ParseConfigBlockOptionsText;
  Workflow: Extend20250421.Workflow;
  WorkflowRun: Extend20250421.WorkflowRun;
  WorkflowRunCredits: Extend20250421.WorkflowRunCredits;
  WorkflowRunResponse: Extend20250421.WorkflowRunUpdateResponse & Extend20250421.WorkflowRunGetResponse;
  WorkflowStep: Extend20250421.StepRunStep;
}

declare const run20250421: WorkflowRun<"2025-04-21">;
declare const adaptedRun20250421: Adapted<typeof run20250421, Ours20250421, Differences20250421, "absent">;
adaptedRun20250421 satisfies Extend20250421.WorkflowRun;

// @ts-expect-error the differences, all of them
run20250421 satisfies Extend20250421.WorkflowRun;
declare const nullRun20250421: Adapted<typeof run20250421, Ours20250421, Differences20250421, "null">;
// @ts-expect-error the null of optional members
nullRun20250421 satisfies Extend20250421.WorkflowRun;

export type Schemas20250421 = [
  None<Unfit<Ours20250421, Theirs20250421, Differences20250421, "absent">>,
  None<Missing<Ours20250421, Theirs20250421>>,
  None<Needless<Ours20250421, Theirs20250421, Differences20250421, "absent">>,
  None<Invented<Ours20250421, Differences20250421>>,
  // Optional in that client, but an error without its message or its code would say nothing.
  Expect<Equal<Stricter<Ours20250421, Theirs20250421>, "ApiError.error" | "ParseError.code" | "ParseError.message">>,
];

// Passing as one of theirs does not notice a value that we lack, so the lists are compared by themselves.
export type Enumerations20250421 = [
  Expect<Equal<Ours20250421["WorkflowRunStatus"], Extend20250421.WorkflowStatus>>,
  Expect<Equal<Ours20250421["ProcessorRunStatus"], Extend20250421.ProcessorStatus>>,
  Expect<Equal<Ours20250421["StepRunStatus"], Extend20250421.StepRunStatus | "WAITING" | "INVALIDATED">>,
  Expect<Equal<Ours20250421["FieldType"], Extend20250421.ExtractionFieldResultType>>,
  Expect<Equal<Ours20250421["FieldType"], Extend20250421.ExtractionFieldType>>,
  Expect<Equal<Value20250421<"WorkflowStep", "type">, Extend20250421.StepRunStepType>>,
  Expect<Equal<Value20250421<"File", "type">, Extend20250421.FileType>>,
  Expect<Equal<Value20250421<"ProcessorRun", "type">, Extend20250421.ProcessorRunType>>,
  Expect<Equal<Value20250421<"RuleResult", "failureReason">, Extend20250421.StepRunOutputRulesItemFailureReason>>,
  Expect<Equal<Value20250421<"ApiError", "code">, Extend20250421.BadRequestErrorBodyCode>>,
  Expect<
    Equal<
      Value20250421<"ClassificationConfig", "baseProcessor">,
      Extend20250421.ClassificationConfigBaseProcessor | "classifier_performance" | "classifier_light"
    >
  >,
  Expect<Equal<Value20250421<"ExtractionConfig", "baseProcessor">, Extend20250421.ExtractionConfigBaseProcessor>>,
  Expect<Equal<Value20250421<"SplitterConfig", "baseProcessor">, Extend20250421.SplitterConfigBaseProcessor>>,
  Expect<
    Equal<
      Value20250421<"ClassificationAdvancedOptions", "context">,
      Extend20250421.ClassificationAdvancedOptionsContext
    >
  >,
  Expect<
    Equal<Value20250421<"SplitterAdvancedOptions", "splitMethod">, Extend20250421.SplitterAdvancedOptionsSplitMethod>
  >,
  Expect<
    Equal<
      Value20250421<"ExtractionAdvancedOptions", "arrayCitationStrategy">,
      Extend20250421.ExtractionAdvancedOptionsArrayCitationStrategy
    >
  >,
  Expect<
    Equal<
      Value20250421<"ExtractionAdvancedOptions", "excelSheetSelectionStrategy">,
      Extend20250421.ExtractionAdvancedOptionsExcelSheetSelectionStrategy
    >
  >,
  Expect<
    Equal<
      Value20250421<"ExtractChunkingOptions", "chunkingStrategy">,
      Extend20250421.ExtractChunkingOptionsChunkingStrategy
    >
  >,
  Expect<
    Equal<
      Value20250421<"ExtractChunkingOptions", "chunkSelectionStrategy">,
      Extend20250421.ExtractChunkingOptionsChunkSelectionStrategy
    >
  >,
  Expect<Equal<Value20250421<"ProcessorRunSummary", "type">, Extend20250421.ProcessorRunSummaryType>>,
  Expect<Equal<Value20250421<"BatchProcessorRun", "status">, Extend20250421.BatchProcessorRunStatus>>,
  Expect<Equal<Value20250421<"BatchProcessorRun", "source">, Extend20250421.BatchProcessorRunSource>>,
  Expect<Equal<Value20250421<"ParserRun", "status">, Extend20250421.ParserRunStatusEnum>>,
  Expect<Equal<Value20250421<"ParserRunStatusObject", "status">, Extend20250421.ParserRunStatusStatus>>,
  Expect<Equal<Value20250421<"Chunk", "type">, Extend20250421.ChunkType>>,
  Expect<
    Equal<
      Value20250421<"Block", "type">,
      Extend20250421.BlockType | "table_head" | "table_cell" | "key_value" | "header" | "footer"
    >
  >,
  Expect<Equal<Value20250421<"FigureDetails", "figureType">, Extend20250421.FigureDetailsFigureType>>,
  Expect<Equal<Value20250421<"ParseConfig", "target">, Extend20250421.ParseConfigTarget>>,
  Expect<Equal<Value20250421<"ChunkingStrategy", "type">, Extend20250421.ParseConfigChunkingStrategyType>>,
  Expect<
    Equal<Value20250421<"TableBlockOptions", "targetFormat">, Extend20250421.ParseConfigBlockOptionsTablesTargetFormat>
  >,
];

type Value20250421<Name extends keyof Ours20250421, Member extends keyof Ours20250421[Name]> = NonNullable<
  Ours20250421[Name][Member]
>;

declare const changes20250421: Ours20250421["UpdateWorkflowRunRequest"];
declare const theirChanges20250421: Extend20250421.WorkflowRunUpdateRequest;
changes20250421 satisfies Extend20250421.WorkflowRunUpdateRequest;
theirChanges20250421 satisfies typeof changes20250421;

declare const newRun20250421: Adapted<
  Ours20250421["CreateProcessorRunRequest"],
  Ours20250421,
  Differences20250421,
  "absent"
>;
newRun20250421 satisfies Extend20250421.ProcessorRunCreateRequest;
declare const theirNewRun20250421: Extend20250421.ProcessorRunCreateRequest;
theirNewRun20250421 satisfies Ours20250421["CreateProcessorRunRequest"];

type Query20250421<Id extends keyof operations> = Required<NonNullable<operations[Id]["parameters"]["query"]>>;
export type Queries20250421 = [
  Expect<Equal<Query20250421<"listProcessorRuns">, Required<Extend20250421.ProcessorRunListRequest>>>,
  Expect<Equal<Query20250421<"parseFile">, Required<Pick<Extend20250421.ParseRequest, "responseType">>>>,
  Expect<Equal<Query20250421<"getParserRun">, Required<Extend20250421.ParserRunGetRequest>>>,
];

// --- Events ---

type EventOf20250421<Type extends keyof webhooks> = NonNullable<
  webhooks[Type]["post"]["requestBody"]
>["content"]["application/json"];
type TheirEvents20250421 = Extend20250421.WebhookEventEventType;

export type Events20250421 = [
  // That client knows more events, of things that are not described here.
  Expect<Equal<keyof webhooks, Exclude<TheirEvents20250421, `${"workflow" | "processor"}.${string}`>>>,
  Expect<Equal<EventOf20250421<"processor_run.failed">["eventType"], "processor_run.failed">>,
];
