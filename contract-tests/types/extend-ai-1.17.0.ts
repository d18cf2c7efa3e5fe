import type { Extend } from "extend-ai";
import type { components as Components20260209 } from "../../generated/2026-02-09/types.js";
import type { WorkflowRun, WorkflowRunChanges } from "../../src/index.js";
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
  ClassifyRun: Extend.ClassifyRun;
  ClassifyStepDefinition: Extend.WorkflowStepDefinition.Classify;
  ClassifyStepRun: Extend.StepRun.Classify;
  CollectStepDefinition: Extend.WorkflowStepDefinition.Collect;
  Condition: Extend.ConditionalStepDefinitionConfigConditionsItem;
  ConditionalExtractStepDefinition: Extend.WorkflowStepDefinition.ConditionalExtract;
  ConditionalExtractStepRun: Extend.StepRun.ConditionalExtract;
  ConditionalStepDefinition: Extend.WorkflowStepDefinition.Conditional;
  CreateWorkflowRequest: Extend.WorkflowsCreateRequest;
  CreateWorkflowVersionRequest: Extend.WorkflowVersionsCreateRequest;
  CreatedByApiKey: Extend.CreatedBy.ApiKey;
  CreatedByUser: Extend.CreatedBy.User;
  EnumOption: Extend.EnumOption;
  ExcelSheetRange: Extend.ExcelSheetRange;
  ExternalDataValidationStepDefinition: Extend.WorkflowStepDefinition.ExternalDataValidation;
  ExternalDataValidationStepRun: Extend.StepRun.ExternalDataValidation;
  ExternalResponse: Extend.ExternalDataValidationResultResponse;
  ExtractAdvancedOptions: Extend.ExtractAdvancedOptions;
  ExtractChunkingOptions: Extend.ExtractChunkingOptions;
  ExtractConfigFields: Extend.ExtractConfigLegacy;
  ExtractConfigJson: Extend.ExtractConfigJson;
  ExtractOutputEdit: Extend.ExtractOutputEdits;
  ExtractOutputFields: Extend.ExtractOutputLegacy;
  ExtractOutputJson: Extend.ExtractOutputJson;
  ExtractRun: Extend.ExtractRun;
  ExtractStepDefinition: Extend.WorkflowStepDefinition.Extract;
  ExtractStepRun: Extend.StepRun.Extract;
  ExtractionField: Extend.ExtractionField;
  ExtractorReference: Extend.ExtractorRef;
  ExtractorSummary: Extend.ExtractorSummary;
  ExtractorVersionSummary: Extend.ExtractorVersionSummary;
  FieldMetadata: Extend.ExtractOutputMetadataValue;
  FieldReference: Extend.ExtractionFieldResultReference;
  FieldResult: Extend.ExtractionFieldResult;
  FigureBlockOptions: Extend.ParseConfigBlockOptionsFigures;
  FigureDetails: Extend.FigureDetails;
  FileConversionStepDefinition: Extend.WorkflowStepDefinition.FileConversion;
  FileMetadata: Extend.FileMetadata;
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
  ParseStepDefinition: Extend.WorkflowStepDefinition.Parse;
  ParseStepRun: Extend.StepRun.Parse;
  Point: Extend.Polygon;
  ReferenceBox: Extend.ExtractionFieldResultReferenceBoundingBoxesItem;
  RuleResult: Extend.RuleValidationResultRulesItem;
  RuleValidationResult: Extend.RuleValidationResult;
  RuleValidationStepDefinition: Extend.WorkflowStepDefinition.RuleValidation;
  RuleValidationStepRun: Extend.StepRun.RuleValidation;
  RunUsage: Extend.RunUsage;
  RunUsageCharge: Extend.RunUsageBreakdownCharge;
  RunUsageEntry: Extend.RunUsageBreakdownEntry;
  Split: Extend.SplitOutputSplitsItem;
  SplitAdvancedOptions: Extend.SplitAdvancedOptions;
  SplitClassification: Extend.SplitClassification;
  SplitConfig: Extend.SplitConfig;
  SplitOutput: Extend.SplitOutput;
  SplitRun: Extend.SplitRun;
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
  WorkflowRun: Extend.WorkflowRun;
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
  Expect<Equal<Known<Ours20260209["ParseRunStatus"]>, Values<typeof Extend.ParseRunStatusEnum>>>,
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

declare const changes: WorkflowRunChanges<"2026-02-09">;
declare const theirChanges: Extend.WorkflowRunsUpdateRequest;
changes satisfies Extend.WorkflowRunsUpdateRequest;
theirChanges satisfies typeof changes;
