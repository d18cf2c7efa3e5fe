import type { Extend, ExtendClient, SignedDataUrlPayload, WebhookEventWithSignedUrl } from "extend-ai";
import type { components as Components20260209, paths, webhooks } from "../../generated/2026-02-09/types.js";
import type { WorkflowRun } from "../../src/index.js";
import type { Adapted, Invented, Missing, Needless, None, Stricter, Unfit, Values } from "./adapted.js";
import type { Equal, Expect, Known } from "./expect.js";

// Our types beside those of Extend's own clients, which no one here wrote: a run of ours passes as one of theirs,
// except for the differences that are listed here, each with its reason. Compiled, never run.
// extend-ai 1.17.0 speaks 2026-02-09.

type Ours20260209 = Components20260209["schemas"];

/** Members that we let be more than that client says, by our schema, in the client's type. */
interface Differences20260209 {
  // Null when a batch could not take the file in, says the client's own comment.
  ParseRun: { file: Ours20260209["FileSummary"] };
  ParseRunSummary: { file: Ours20260209["FileSummary"] };
  // Pages about these outputs, of this version or the other dated one, show them without.
  ClassifyOutput: { insights: Ours20260209["Insight"][] };
  Split: { observation: string; identifier: string; id: string; fileId: string };
  // The review agent writes two more kinds.
  Insight: { type: "reasoning" };
}

/** The client's type for each schema of ours that has one. */
interface Theirs20260209 {
  AgenticOptions: Extend.ParseConfigBlockOptionsTablesAgentic;
  ApiError: Extend.ApiError;
  ArrayStrategy: Extend.ArrayStrategy;
  BarcodeBlockOptions: Extend.ParseConfigBlockOptionsBarcodes;
  BarcodeDetails: Extend.BarcodeDetails;
  BatchInput: Extend.WorkflowRunsCreateBatchRequestInputsItem;
  BatchRun: Extend.BatchRun;
  Block: Extend.Block;
  BlockMetadata: Extend.BlockMetadata;
  BlockOptions: Extend.ParseConfigBlockOptions;
  BoundingBox: Extend.BoundingBox;
  CellFormatting: Extend.CellFormatting;
  Chunk: Extend.Chunk;
  ChunkMetadata: Extend.ChunkMetadata;
  ChunkingStrategy: Extend.ParseConfigChunkingStrategy;
  Citation: Extend.Citation;
  CitationPage: Extend.CitationPage;
  Classification: Extend.Classification;
  ClassifierReference: Extend.ClassifierRef;
  ClassifierSummary: Extend.ClassifierSummary;
  ClassifierVersionSummary: Extend.ClassifierVersionSummary;
  ClassifyAdvancedOptions: Extend.ClassifyAdvancedOptions;
  ClassifyConfig: Extend.ClassifyConfig;
  ClassifyOutput: Extend.ClassifyOutput;
  ClassifyOverrideConfig: Extend.ClassifyOverrideConfig;
  ClassifyRun: Extend.ClassifyRun;
  ClassifyRunList: Extend.ClassifyRunsListResponse;
  ClassifyRunSummary: Extend.ClassifyRunSummary;
  ClassifyStepDefinition: Extend.WorkflowStepDefinition.Classify;
  ClassifyStepRun: Extend.StepRun.Classify;
  CollectStepDefinition: Extend.WorkflowStepDefinition.Collect;
  Condition: Extend.ConditionalStepDefinitionConfigConditionsItem;
  ConditionalExtractStepDefinition: Extend.WorkflowStepDefinition.ConditionalExtract;
  ConditionalExtractStepRun: Extend.StepRun.ConditionalExtract;
  ConditionalStepDefinition: Extend.WorkflowStepDefinition.Conditional;
  CreateClassifyRunBatchRequest: Extend.ClassifyRunsCreateBatchRequest;
  CreateExtractRunBatchRequest: Extend.ExtractRunsCreateBatchRequest;
  CreateParseRunBatchRequest: Extend.ParseRunsCreateBatchRequest;
  CreateSplitRunBatchRequest: Extend.SplitRunsCreateBatchRequest;
  CreateWorkflowRequest: Extend.WorkflowsCreateRequest;
  CreateWorkflowVersionRequest: Extend.WorkflowVersionsCreateRequest;
  CreateWorkflowRunBatchRequest: Extend.WorkflowRunsCreateBatchRequest;
  CreatedByApiKey: Extend.CreatedBy.ApiKey;
  CreatedByUser: Extend.CreatedBy.User;
  DataRetention: Extend.DataRetention;
  Deleted: Extend.WorkflowRunsDeleteResponse &
    Extend.FilesDeleteResponse &
    Extend.ExtractRunsDeleteResponse &
    Extend.ClassifyRunsDeleteResponse &
    Extend.SplitRunsDeleteResponse &
    Extend.ParseRunsDeleteResponse;
  EnumOption: Extend.EnumOption;
  ExcelSheetRange: Extend.ExcelSheetRange;
  ExternalDataValidationStepDefinition: Extend.WorkflowStepDefinition.ExternalDataValidation;
  ExternalDataValidationStepRun: Extend.StepRun.ExternalDataValidation;
  ExternalResponse: Extend.ExternalDataValidationResultResponse;
  ExtractAdvancedOptions: Extend.ExtractAdvancedOptions;
  ExtractChunkingOptions: Extend.ExtractChunkingOptions;
  ExtractConfigFields: Extend.ExtractConfigLegacy;
  ExtractConfigJson: Extend.ExtractConfigJson & Extend.ExtractOverrideConfigJson;
  ExtractOutputEdit: Extend.ExtractOutputEdits;
  ExtractOutputFields: Extend.ExtractOutputLegacy;
  ExtractOutputJson: Extend.ExtractOutputJson;
  ExtractRun: Extend.ExtractRun;
  ExtractRunList: Extend.ExtractRunsListResponse;
  ExtractRunSummary: Extend.ExtractRunSummary;
  ExtractStepDefinition: Extend.WorkflowStepDefinition.Extract;
  ExtractStepRun: Extend.StepRun.Extract;
  ExtractionField: Extend.ExtractionField;
  ExtractionPackage: Extend.MultiFileRunPackage;
  ExtractorReference: Extend.ExtractorRef;
  ExtractorSummary: Extend.ExtractorSummary;
  ExtractorVersionSummary: Extend.ExtractorVersionSummary;
  FieldMetadata: Extend.ExtractOutputMetadataValue;
  FieldReference: Extend.ExtractionFieldResultReference;
  FieldResult: Extend.ExtractionFieldResult;
  FigureBlockOptions: Extend.ParseConfigBlockOptionsFigures;
  FigureDetails: Extend.FigureDetails;
  FileConversionStepDefinition: Extend.WorkflowStepDefinition.FileConversion;
  File: Extend.File_;
  FileFromId: Extend.FileFromId;
  FileFromText: Extend.FileFromText;
  FileFromUrl: Extend.FileFromUrl;
  FileList: Extend.FilesListResponse;
  FileMetadata: Extend.FileMetadata;
  FilePackage: Extend.WorkflowRunPackage;
  FilePage: Extend.FileContentsPagesItem;
  FileSection: Extend.FileContentsSectionsItem;
  FileSheet: Extend.FileContentsSheetsItem;
  FileSummary: Extend.FileSummary;
  FormulaBlockOptions: Extend.ParseConfigBlockOptionsFormulas;
  FormulaDetails: Extend.FormulaDetails;
  HumanReviewStepDefinition: Extend.WorkflowStepDefinition.HumanReview;
  InlineExtractConfig: Extend.WorkflowInlineExtractConfig;
  Insight: Extend.Insight;
  KeyValueBlockOptions: Extend.ParseConfigBlockOptionsKeyValue;
  KeyValueDetails: Extend.KeyValueDetails;
  MergeExtractResult: Extend.MergeExtractResult;
  MergeExtractStepDefinition: Extend.WorkflowStepDefinition.MergeExtract;
  MergeExtractStepRun: Extend.StepRun.MergeExtract;
  MergedExtractor: Extend.MergeExtractResultMergedExtractorsItem;
  NextStep: Extend.SimpleNextEntry;
  NextStepByClassification: Extend.ClassificationNextEntry;
  NextStepByCondition: Extend.ConditionalNextEntry;
  NextStepByOutcome: Extend.RuleValidationNextEntry;
  OcrWord: Extend.ParseRunOutputOcrWordsItem;
  PageRange: Extend.PageRangesItem;
  ParentSplit: Extend.ParentSplit;
  ParseConfig: Extend.ParseConfig;
  ParseConfigAdvancedOptions: Extend.ParseConfigAdvancedOptions;
  ParseMetrics: Extend.ParseRunMetrics;
  ParseOutput: Extend.ParseRunOutput;
  ParseRun: Extend.ParseRun;
  ParseRunList: Extend.ParseRunsListResponse;
  ParseRunStatusObject: Extend.ParseRunStatus;
  ParseRunSummary: Extend.ParseRunSummary;
  ParseStepDefinition: Extend.WorkflowStepDefinition.Parse;
  ParseStepRun: Extend.StepRun.Parse;
  Point: Extend.Polygon;
  ProvidedClassifyOutput: Extend.ProvidedClassifyOutput;
  ProvidedExtractOutput: Extend.ProvidedExtractOutput;
  ProvidedOutput: Extend.WorkflowRunsCreateRequestOutputsItem;
  ProvidedSplit: Extend.ProvidedSplitOutputSplitsItem;
  ProvidedSplitOutput: Extend.ProvidedSplitOutput;
  ReferenceBox: Extend.ExtractionFieldResultReferenceBoundingBoxesItem;
  RuleResult: Extend.RuleValidationResultRulesItem;
  RuleValidationResult: Extend.RuleValidationResult;
  RuleValidationStepDefinition: Extend.WorkflowStepDefinition.RuleValidation;
  RuleValidationStepRun: Extend.StepRun.RuleValidation;
  RunBatchInput: Extend.ExtractRunsCreateBatchRequestInputsItem &
    Extend.ClassifyRunsCreateBatchRequestInputsItem &
    Extend.ParseRunsCreateBatchRequestInputsItem;
  RunClassifier: Extend.ClassifyRequestClassifier &
    Extend.ClassifyRunsCreateRequestClassifier &
    Extend.ClassifyRunsCreateBatchRequestClassifier;
  RunExtractor: Extend.ExtractRequestExtractor &
    Extend.ExtractRunsCreateRequestExtractor &
    Extend.ExtractRunsCreateBatchRequestExtractor;
  RunPriority: Extend.RunPriority;
  RunSplitter: Extend.SplitRequestSplitter &
    Extend.SplitRunsCreateRequestSplitter &
    Extend.SplitRunsCreateBatchRequestSplitter;
  RunUsage: Extend.RunUsage;
  RunUsageCharge: Extend.RunUsageBreakdownCharge;
  RunUsageEntry: Extend.RunUsageBreakdownEntry;
  RunUsageSummary: Extend.RunUsageSummary;
  Secrets: Extend.RunSecrets;
  SignedDataUrl: SignedDataUrlPayload;
  Split: Extend.SplitOutputSplitsItem;
  SplitAdvancedOptions: Extend.SplitAdvancedOptions;
  SplitClassification: Extend.SplitClassification;
  SplitConfig: Extend.SplitConfig;
  SplitOutput: Extend.SplitOutput;
  SplitOverrideConfig: Extend.SplitOverrideConfig;
  SplitRun: Extend.SplitRun;
  SplitRunBatchInput: Extend.SplitRunsCreateBatchRequestInputsItem;
  SplitRunList: Extend.SplitRunsListResponse;
  SplitRunSummary: Extend.SplitRunSummary;
  SplitStepDefinition: Extend.WorkflowStepDefinition.Split;
  SplitStepRun: Extend.StepRun.Split;
  SplitterReference: Extend.SplitterRef;
  SplitterSummary: Extend.SplitterSummary;
  SplitterVersionSummary: Extend.SplitterVersionSummary;
  TableBlockOptions: Extend.ParseConfigBlockOptionsTables;
  TableCellDetails: Extend.TableCellDetails;
  TableDetails: Extend.TableDetails;
  TextBlockOptions: Extend.ParseConfigBlockOptionsText;
  TextDetails: Extend.TextDetails;
  TriggerStepDefinition: Extend.WorkflowStepDefinition.Trigger;
  UpdateWorkflowRequest: Extend.WorkflowsUpdateRequest;
  WebhookResponseStepDefinition: Extend.WorkflowStepDefinition.WebhookResponse;
  Workflow: Extend.Workflow;
  WorkflowList: Extend.WorkflowsListResponse;
  WorkflowReference: Extend.WorkflowReference;
  WorkflowRun: Extend.WorkflowRun;
  WorkflowRunBatch: Extend.WorkflowRunsCreateBatchResponse;
  WorkflowRunList: Extend.WorkflowRunsListResponse;
  WorkflowRunSummary: Extend.WorkflowRunSummary;
  WorkflowStep: Extend.WorkflowStepBase;
  WorkflowSummary: Extend.WorkflowSummary;
  WorkflowVersion: Extend.WorkflowVersion;
  WorkflowVersionList: Extend.WorkflowVersionsListResponse;
  WorkflowVersionSummary: Extend.WorkflowVersionSummary;
}

declare const run: WorkflowRun<"2026-02-09">;
declare const adaptedRun: Adapted<typeof run, Ours20260209, Differences20260209>;
adaptedRun satisfies Extend.WorkflowRun;
// @ts-expect-error the differences, all of them
run satisfies Extend.WorkflowRun;

export type Schemas20260209 = [
  None<Unfit<Ours20260209, Theirs20260209, Differences20260209>>,
  None<Missing<Ours20260209, Theirs20260209>>,
  None<Needless<Ours20260209, Theirs20260209, Differences20260209>>,
  None<Invented<Ours20260209, Differences20260209>>,
  None<Stricter<Ours20260209, Theirs20260209>>,
];

// That client lets any string through where it has a list of values, so the lists are compared by themselves.
export type Enumerations20260209 = [
  Expect<Equal<Known<Ours20260209["WorkflowRunStatus"]>, Values<typeof Extend.WorkflowRunStatus>>>,
  Expect<Equal<Known<Ours20260209["ProcessorRunStatus"]>, Values<typeof Extend.ProcessorRunStatus>>>,
  // Its release notes have one status more, for the cancelling of parse runs.
  Expect<Equal<Known<Ours20260209["ParseRunStatus"]>, Values<typeof Extend.ParseRunStatusEnum> | "CANCELLED">>,
  Expect<Equal<Value20260209<"ParseRunStatusObject", "status">, Values<typeof Extend.ParseRunStatusStatus>>>,
  Expect<Equal<Known<Ours20260209["BatchRunStatus"]>, Values<typeof Extend.BatchRunStatus>>>,
  Expect<Equal<Value20260209<"DataRetention", "mode">, Values<typeof Extend.DataRetentionMode>>>,
  Expect<Equal<Value20260209<"ClassifyOverrideConfig", "baseProcessor">, Values<typeof Extend.ClassifyBaseProcessor>>>,
  Expect<Equal<Value20260209<"SplitOverrideConfig", "baseProcessor">, Values<typeof Extend.SplitBaseProcessor>>>,
  // Extend's command line knows one status more.
  Expect<Equal<Known<Ours20260209["StepRunStatus"]>, Values<typeof Extend.StepRunBaseStatus> | "INVALIDATED">>,
  Expect<Equal<Value20260209<"FileSummary", "type">, Values<typeof Extend.FileType>>>,
  Expect<Equal<Value20260209<"RunUsageEntry", "object">, Values<typeof Extend.RunUsageBreakdownEntryObject>>>,
  Expect<
    Equal<
      Value20260209<"RuleResult", "failureReason">,
      Values<typeof Extend.RuleValidationResultRulesItemFailureReason>
    >
  >,
  Expect<Equal<Value20260209<"Chunk", "type">, Values<typeof Extend.ChunkType>>>,
  Expect<Equal<Value20260209<"Block", "type">, Values<typeof Extend.BlockType>>>,
  Expect<Equal<Value20260209<"FigureDetails", "figureType">, Values<typeof Extend.FigureDetailsFigureType>>>,
  Expect<Equal<Value20260209<"FieldResult", "type">, Values<typeof Extend.ExtractionFieldResultType>>>,
  Expect<Equal<Value20260209<"ExtractionField", "type">, Values<typeof Extend.ExtractionFieldType>>>,
  Expect<Equal<Value20260209<"ExtractConfigJson", "baseProcessor">, Values<typeof Extend.ExtractBaseProcessor>>>,
  Expect<
    Equal<Value20260209<"ExtractConfigFields", "baseProcessor">, Values<typeof Extend.ExtractConfigLegacyBaseProcessor>>
  >,
  Expect<Equal<Value20260209<"ClassifyConfig", "baseProcessor">, Values<typeof Extend.ClassifyBaseProcessor>>>,
  Expect<Equal<Value20260209<"SplitConfig", "baseProcessor">, Values<typeof Extend.SplitBaseProcessor>>>,
  Expect<Equal<Value20260209<"ParseConfig", "target">, Values<typeof Extend.ParseConfigTarget>>>,
  Expect<Equal<Value20260209<"ParseConfig", "engine">, Values<typeof Extend.ParseConfigEngine>>>,
  Expect<Equal<Value20260209<"ChunkingStrategy", "type">, Values<typeof Extend.ParseConfigChunkingStrategyType>>>,
  Expect<
    Equal<
      Value20260209<"TableBlockOptions", "targetFormat">,
      Values<typeof Extend.ParseConfigBlockOptionsTablesTargetFormat>
    >
  >,
  Expect<
    Equal<
      Value20260209<"ParseConfigAdvancedOptions", "excelParsingMode">,
      Values<typeof Extend.ParseConfigAdvancedOptionsExcelParsingMode>
    >
  >,
  Expect<
    Equal<
      Value20260209<"ParseConfigAdvancedOptions", "enrichmentFormat">,
      Values<typeof Extend.ParseConfigAdvancedOptionsEnrichmentFormat>
    >
  >,
  Expect<
    Equal<
      Value20260209<"ParseConfigAdvancedOptions", "imageConversionQuality">,
      Values<typeof Extend.ParseConfigAdvancedOptionsImageConversionQuality>
    >
  >,
  Expect<
    Equal<
      Value20260209<"ExtractAdvancedOptions", "citationMode">,
      Values<typeof Extend.ExtractAdvancedOptionsCitationMode>
    >
  >,
  Expect<
    Equal<
      Value20260209<"ExtractAdvancedOptions", "arrayCitationStrategy">,
      Values<typeof Extend.ExtractAdvancedOptionsArrayCitationStrategy>
    >
  >,
  Expect<
    Equal<
      Value20260209<"ExtractAdvancedOptions", "excelSheetSelectionStrategy">,
      Values<typeof Extend.ExtractAdvancedOptionsExcelSheetSelectionStrategy>
    >
  >,
  Expect<Equal<Value20260209<"ArrayStrategy", "type">, Values<typeof Extend.ArrayStrategyType>>>,
  Expect<
    Equal<
      Value20260209<"ExtractChunkingOptions", "chunkingStrategy">,
      Values<typeof Extend.ExtractChunkingOptionsChunkingStrategy>
    >
  >,
  Expect<
    Equal<
      Value20260209<"ExtractChunkingOptions", "chunkSelectionStrategy">,
      Values<typeof Extend.ExtractChunkingOptionsChunkSelectionStrategy>
    >
  >,
  Expect<
    Equal<Value20260209<"ClassifyAdvancedOptions", "context">, Values<typeof Extend.ClassifyAdvancedOptionsContext>>
  >,
  Expect<
    Equal<Value20260209<"SplitAdvancedOptions", "splitMethod">, Values<typeof Extend.SplitAdvancedOptionsSplitMethod>>
  >,
  Expect<Equal<Value20260209<"InlineExtractConfig", "baseProcessor">, Values<typeof Extend.ExtractBaseProcessor>>>,
  Expect<
    Equal<Value20260209<"Condition", "type">, Values<typeof Extend.ConditionalStepDefinitionConfigConditionsItemType>>
  >,
  Expect<
    Equal<
      Value20260209<"Condition", "operation">,
      Values<typeof Extend.ConditionalStepDefinitionConfigConditionsItemOperation>
    >
  >,
  Expect<Equal<Value20260209<"NextStepByOutcome", "result">, Values<typeof Extend.RuleValidationNextEntryResult>>>,
  Expect<
    Equal<
      NonNullable<Known<StepConfig<"MergeExtractStepDefinition">["mergeOrder"]>>,
      Values<typeof Extend.MergeExtractStepDefinitionConfigMergeOrder>
    >
  >,
  Expect<
    Equal<
      NonNullable<Known<StepConfig<"FileConversionStepDefinition">["failureBehavior"]>>,
      Values<typeof Extend.FileConversionStepDefinitionConfigFailureBehavior>
    >
  >,
  Expect<
    Equal<
      NonNullable<Known<StepConfig<"ExternalDataValidationStepDefinition">["failureBehavior"]>>,
      Values<typeof Extend.ExternalDataValidationStepDefinitionConfigFailureBehavior>
    >
  >,
  Expect<
    Equal<
      Known<StepConfig<"ExternalDataValidationStepDefinition">["requestOptions"]["method"]>,
      Values<typeof Extend.ExternalDataValidationStepDefinitionConfigRequestOptionsMethod>
    >
  >,
  Expect<
    Equal<
      NonNullable<Known<StepConfig<"ExternalDataValidationStepDefinition">["requestOptions"]["contentType"]>>,
      Values<typeof Extend.ExternalDataValidationStepDefinitionConfigRequestOptionsContentType>
    >
  >,
  Expect<Equal<Ours20260209["StepDefinition"]["type"], Extend.WorkflowStepDefinition["type"]>>,
];

type StepConfig<Name extends keyof Ours20260209> = Ours20260209[Name] extends { config?: infer Config }
  ? NonNullable<Config>
  : never;

type Value20260209<Name extends keyof Ours20260209, Member extends keyof Ours20260209[Name]> = NonNullable<
  Known<Ours20260209[Name][Member]>
>;

declare const changes: Ours20260209["UpdateWorkflowRunRequest"];
declare const theirChanges: Extend.WorkflowRunsUpdateRequest;
changes satisfies Extend.WorkflowRunsUpdateRequest;
theirChanges satisfies typeof changes;

// --- Operations that both have: what is sent, and what comes back ---

type JsonOf<Content> = Content extends { content: { "application/json": infer Body } } ? Body : never;
type Answer<Operation> = Operation extends { responses: { 200: infer Response } } ? JsonOf<Response> : never;
type Query<Operation> = Operation extends { parameters: { query?: infer Parameters } }
  ? NonNullable<Parameters>
  : never;
/** Both clients have an option for the workspace. */
type Sent<Request> = Omit<Request, "x-extend-workspace-id">;

/** Our answer and theirs, by operation. */
interface Answers {
  listWorkflowRuns: [Answer<paths["/workflow_runs"]["get"]>, ExtendClient["workflowRuns"]["list"]];
  createWorkflowRun: [Answer<paths["/workflow_runs"]["post"]>, ExtendClient["workflowRuns"]["create"]];
  createWorkflowRunBatch: [Answer<paths["/workflow_runs/batch"]["post"]>, ExtendClient["workflowRuns"]["createBatch"]];
  getWorkflowRun: [Answer<paths["/workflow_runs/{id}"]["get"]>, ExtendClient["workflowRuns"]["retrieve"]];
  updateWorkflowRun: [Answer<paths["/workflow_runs/{id}"]["post"]>, ExtendClient["workflowRuns"]["update"]];
  deleteWorkflowRun: [Answer<paths["/workflow_runs/{id}"]["delete"]>, ExtendClient["workflowRuns"]["delete"]];
  cancelWorkflowRun: [Answer<paths["/workflow_runs/{id}/cancel"]["post"]>, ExtendClient["workflowRuns"]["cancel"]];
  extractFile: [Answer<paths["/extract"]["post"]>, ExtendClient["extract"]];
  listExtractRuns: [Answer<paths["/extract_runs"]["get"]>, ExtendClient["extractRuns"]["list"]];
  createExtractRun: [Answer<paths["/extract_runs"]["post"]>, ExtendClient["extractRuns"]["create"]];
  createExtractRunBatch: [Answer<paths["/extract_runs/batch"]["post"]>, ExtendClient["extractRuns"]["createBatch"]];
  getExtractRun: [Answer<paths["/extract_runs/{id}"]["get"]>, ExtendClient["extractRuns"]["retrieve"]];
  deleteExtractRun: [Answer<paths["/extract_runs/{id}"]["delete"]>, ExtendClient["extractRuns"]["delete"]];
  cancelExtractRun: [Answer<paths["/extract_runs/{id}/cancel"]["post"]>, ExtendClient["extractRuns"]["cancel"]];
  classifyFile: [Answer<paths["/classify"]["post"]>, ExtendClient["classify"]];
  listClassifyRuns: [Answer<paths["/classify_runs"]["get"]>, ExtendClient["classifyRuns"]["list"]];
  createClassifyRun: [Answer<paths["/classify_runs"]["post"]>, ExtendClient["classifyRuns"]["create"]];
  createClassifyRunBatch: [Answer<paths["/classify_runs/batch"]["post"]>, ExtendClient["classifyRuns"]["createBatch"]];
  getClassifyRun: [Answer<paths["/classify_runs/{id}"]["get"]>, ExtendClient["classifyRuns"]["retrieve"]];
  deleteClassifyRun: [Answer<paths["/classify_runs/{id}"]["delete"]>, ExtendClient["classifyRuns"]["delete"]];
  cancelClassifyRun: [Answer<paths["/classify_runs/{id}/cancel"]["post"]>, ExtendClient["classifyRuns"]["cancel"]];
  splitFile: [Answer<paths["/split"]["post"]>, ExtendClient["split"]];
  listSplitRuns: [Answer<paths["/split_runs"]["get"]>, ExtendClient["splitRuns"]["list"]];
  createSplitRun: [Answer<paths["/split_runs"]["post"]>, ExtendClient["splitRuns"]["create"]];
  createSplitRunBatch: [Answer<paths["/split_runs/batch"]["post"]>, ExtendClient["splitRuns"]["createBatch"]];
  getSplitRun: [Answer<paths["/split_runs/{id}"]["get"]>, ExtendClient["splitRuns"]["retrieve"]];
  deleteSplitRun: [Answer<paths["/split_runs/{id}"]["delete"]>, ExtendClient["splitRuns"]["delete"]];
  cancelSplitRun: [Answer<paths["/split_runs/{id}/cancel"]["post"]>, ExtendClient["splitRuns"]["cancel"]];
  parseFile: [Answer<paths["/parse"]["post"]>, ExtendClient["parse"]];
  listParseRuns: [Answer<paths["/parse_runs"]["get"]>, ExtendClient["parseRuns"]["list"]];
  createParseRun: [Answer<paths["/parse_runs"]["post"]>, ExtendClient["parseRuns"]["create"]];
  createParseRunBatch: [Answer<paths["/parse_runs/batch"]["post"]>, ExtendClient["parseRuns"]["createBatch"]];
  getParseRun: [Answer<paths["/parse_runs/{id}"]["get"]>, ExtendClient["parseRuns"]["retrieve"]];
  deleteParseRun: [Answer<paths["/parse_runs/{id}"]["delete"]>, ExtendClient["parseRuns"]["delete"]];
  cancelParseRun: [Answer<paths["/parse_runs/{id}/cancel"]["post"]>, ExtendClient["parseRuns"]["cancel"]];
  getBatchRun: [Answer<paths["/batch_runs/{id}"]["get"]>, ExtendClient["batchRuns"]["get"]];
  listFiles: [Answer<paths["/files"]["get"]>, ExtendClient["files"]["list"]];
  uploadFile: [Answer<paths["/files/upload"]["post"]>, ExtendClient["files"]["upload"]];
  getFile: [Answer<paths["/files/{id}"]["get"]>, ExtendClient["files"]["retrieve"]];
  deleteFile: [Answer<paths["/files/{id}"]["delete"]>, ExtendClient["files"]["delete"]];
}

/** Operations whose answer, adapted, does not pass as theirs. */
type OtherAnswers = {
  [Id in keyof Answers]: Adapted<Answers[Id][0], Ours20260209, Differences20260209> extends Awaited<
    ReturnType<Answers[Id][1]>
  >
    ? never
    : Id;
}[keyof Answers];

type RunQuery = Query<paths["/workflow_runs"]["get"]>;
type FileQuery = Query<paths["/files"]["get"]>;
type ExtractRunQuery = Query<paths["/extract_runs"]["get"]>;
type ClassifyRunQuery = Query<paths["/classify_runs"]["get"]>;
type SplitRunQuery = Query<paths["/split_runs"]["get"]>;
type ParseRunQuery = Query<paths["/parse_runs"]["get"]>;
export type Operations20260209 = [
  None<OtherAnswers>,
  None<{ [Id in keyof Answers]: [Answers[Id][0]] extends [never] ? Id : never }[keyof Answers]>,
  Expect<Equal<keyof RunQuery, keyof Sent<Extend.WorkflowRunsListRequest>>>,
  Expect<Equal<keyof FileQuery, keyof Sent<Extend.FilesListRequest>>>,
  Expect<Equal<keyof Query<paths["/files/{id}"]["get"]>, keyof Sent<Extend.FilesRetrieveRequest>>>,
  Expect<Equal<keyof ExtractRunQuery, keyof Sent<Extend.ExtractRunsListRequest>>>,
  Expect<Equal<keyof ClassifyRunQuery, keyof Sent<Extend.ClassifyRunsListRequest>>>,
  Expect<Equal<keyof SplitRunQuery, keyof Sent<Extend.SplitRunsListRequest>>>,
  Expect<Equal<keyof ParseRunQuery, keyof Sent<Extend.ParseRunsListRequest>>>,
  Expect<Equal<keyof Query<paths["/parse_runs/{id}"]["get"]>, keyof Sent<Extend.ParseRunsRetrieveRequest>>>,
  Expect<
    Equal<keyof Query<paths["/parse"]["post"]> | keyof Ours20260209["ParseRequest"], keyof Sent<Extend.ParseRequest>>
  >,
  Expect<
    Equal<
      NonNullable<Query<paths["/parse_runs/{id}"]["get"]>["responseType"]>,
      Values<typeof Extend.ParseRunsRetrieveRequestResponseType>
    >
  >,
  Expect<Equal<NonNullable<ExtractRunQuery["status"]>, Values<typeof Extend.ProcessorRunStatus>>>,
  Expect<Equal<NonNullable<ExtractRunQuery["source"]>, Values<typeof Extend.RunSource>>>,
  Expect<Equal<NonNullable<ParseRunQuery["status"]>, Values<typeof Extend.ParseRunsListRequestStatus>>>,
  Expect<Equal<NonNullable<ParseRunQuery["source"]>, Values<typeof Extend.ParseRunSource>>>,
  Expect<Equal<NonNullable<RunQuery["status"]>, Values<typeof Extend.WorkflowRunStatus>>>,
  Expect<Equal<NonNullable<RunQuery["sortBy"]>, Values<typeof Extend.SortBy>>>,
  Expect<Equal<NonNullable<RunQuery["sortDir"]>, Values<typeof Extend.SortDir>>>,
  Expect<Equal<NonNullable<FileQuery["sortDir"]>, Values<typeof Extend.SortDir>>>,
  // That client takes the file as an argument of its own.
  Expect<
    Equal<
      keyof Query<paths["/files/upload"]["post"]> | keyof Ours20260209["UploadFileRequest"],
      keyof Sent<Extend.FilesUploadRequest> | "file"
    >
  >,
];

declare const runQuery: RunQuery;
declare const fileQuery: FileQuery;
runQuery satisfies Extend.WorkflowRunsListRequest;
fileQuery satisfies Extend.FilesListRequest;
declare const extractRunQuery: ExtractRunQuery;
declare const classifyRunQuery: ClassifyRunQuery;
declare const splitRunQuery: SplitRunQuery;
declare const parseRunQuery: ParseRunQuery;
extractRunQuery satisfies Extend.ExtractRunsListRequest;
classifyRunQuery satisfies Extend.ClassifyRunsListRequest;
splitRunQuery satisfies Extend.SplitRunsListRequest;
parseRunQuery satisfies Extend.ParseRunsListRequest;

declare const newBatch: Ours20260209["CreateWorkflowRunBatchRequest"];
declare const theirNewBatch: Extend.WorkflowRunsCreateBatchRequest;
newBatch satisfies Extend.WorkflowRunsCreateBatchRequest;
theirNewBatch satisfies typeof newBatch;

type FileOfRun = Ours20260209["CreateFileRunRequest"]["file"];
declare const newRun: Ours20260209["CreateWorkflowRunRequest"];
declare const newRunWithoutBytes:
  | (Ours20260209["CreateFileRunRequest"] & { file: Exclude<FileOfRun, Ours20260209["FileFromBase64"]> })
  | Ours20260209["CreatePackageRunRequest"];
newRunWithoutBytes satisfies Extend.WorkflowRunsCreateRequest;
// @ts-expect-error the bytes of a file within the request: the client lacks them, Extend's command line has them
newRun satisfies Extend.WorkflowRunsCreateRequest;
declare const theirNewRun: Extend.WorkflowRunsCreateRequest;
declare const theirFile: NonNullable<typeof theirNewRun.file>;
declare const theirPackage: NonNullable<typeof theirNewRun.package>;
({ ...theirNewRun, file: theirFile }) satisfies typeof newRun;
({ ...theirNewRun, package: theirPackage }) satisfies typeof newRun;
// @ts-expect-error that client lets a run have neither file nor package
theirNewRun satisfies typeof newRun;

/** A request of ours as that client takes it: without the bytes of a file in it. */
type WithoutBytes<Request> = Request extends { file: infer File }
  ? Omit<Request, "file"> & { file: Exclude<File, Ours20260209["FileFromBase64"]> }
  : Request;
/** Ours and theirs, by the schema. */
interface Requests {
  ExtractRequest: Extend.ExtractRequest;
  CreateExtractRunRequest: Extend.ExtractRunsCreateRequest;
  ClassifyRequest: Extend.ClassifyRequest;
  CreateClassifyRunRequest: Extend.ClassifyRunsCreateRequest;
  SplitRequest: Extend.SplitRequest;
  CreateSplitRunRequest: Extend.SplitRunsCreateRequest;
  ParseRequest: Extend.ParseRequest & Extend.ParseRunsCreateRequest;
}
/** One member of theirs made sure of, where only one of two may be there. */
type Having<Request, Member extends keyof Request> = Request & { [Key in Member]-?: NonNullable<Request[Key]> };
/** The settings that a saved processor is run with are a list of values in ours, and any string in theirs. */
type WithoutOverride<Request> = {
  [Key in keyof Request]: Key extends "classifier" | "splitter" ? Omit<Request[Key], "overrideConfig"> : Request[Key];
};

export type Requests20260209 = [
  None<
    { [Name in keyof Requests]: WithoutBytes<Ours20260209[Name]> extends Requests[Name] ? never : Name }[keyof Requests]
  >,
  Expect<Fits<Having<Extend.ExtractRequest, "file">, Ours20260209["ExtractRequest"]>>,
  Expect<Fits<Having<Extend.ExtractRequest, "package">, Ours20260209["ExtractRequest"]>>,
  Expect<Fits<Having<Extend.ExtractRunsCreateRequest, "file">, Ours20260209["CreateExtractRunRequest"]>>,
  Expect<Fits<Having<Extend.ExtractRunsCreateRequest, "package">, Ours20260209["CreateExtractRunRequest"]>>,
  Expect<Fits<WithoutOverride<Having<Extend.ClassifyRequest, "classifier">>, Ours20260209["ClassifyRequest"]>>,
  Expect<Fits<Having<Extend.ClassifyRequest, "config">, Ours20260209["ClassifyRequest"]>>,
  Expect<Fits<Having<Extend.ClassifyRunsCreateRequest, "config">, Ours20260209["CreateClassifyRunRequest"]>>,
  Expect<Fits<Having<Extend.SplitRequest, "config">, Ours20260209["SplitRequest"]>>,
  Expect<Fits<WithoutOverride<Having<Extend.SplitRequest, "splitter">>, Ours20260209["SplitRequest"]>>,
  Expect<Fits<Having<Extend.SplitRunsCreateRequest, "config">, Ours20260209["CreateSplitRunRequest"]>>,
  Expect<Fits<Omit<Extend.ParseRequest, "dataRetention">, Ours20260209["ParseRequest"]>>,
];
type Fits<Theirs, Ours> = Theirs extends Ours ? true : false;

// --- Events ---

type EventOf<Type extends keyof webhooks> = JsonOf<NonNullable<webhooks[Type]["post"]["requestBody"]>>;
/** Our event with the payload itself, and with a link to it. */
type Inline<Type extends keyof webhooks> = Omit<EventOf<Type>, "payload"> & {
  payload: Adapted<Exclude<EventOf<Type>["payload"], Ours20260209["SignedDataUrl"]>, Ours20260209, Differences20260209>;
};
type Linked<Type extends keyof webhooks> = Omit<EventOf<Type>, "payload"> & { payload: Ours20260209["SignedDataUrl"] };
type TheirEvent<Type> = Extract<Extend.WebhookEvent, { eventType: Type }>;

export type Events20260209 = [
  None<{ [Type in keyof webhooks]: Inline<Type> extends TheirEvent<Type> ? never : Type }[keyof webhooks]>,
  None<{ [Type in keyof webhooks]: Linked<Type> extends WebhookEventWithSignedUrl ? never : Type }[keyof webhooks]>,
  // That client knows more events, of things that are not described here.
  Expect<
    Equal<
      keyof webhooks,
      Exclude<
        Extend.WebhookEvent["eventType"],
        `${"edit_run" | "workflow" | "extractor" | "classifier" | "splitter"}.${string}`
      >
    >
  >,
];
