import type { Source } from "../ledger.js";
import type { New, Old } from "../shapes.js";
import { unknown } from "../unknown.js";
import { upgradeField } from "./fields.js";
import { pageRangesOf, parseConfigOf } from "./parse-config.js";

type OldConfig<Type> = Extract<Old<"ProcessorConfig">, { type: Type }>;

/** The settings of a processor run; the least that is allowed where those of 2025-04-21 are not of its type. */
export function configOf<Config, Type extends Old<"ProcessorRun">["type"]>(
  from: Source<Old<"ProcessorRun">>,
  type: Type,
  upgrade: (config: Source<OldConfig<Type>>) => Config,
  least: Config,
): Config {
  const { config } = from.value;
  if (config && "type" in config && config.type !== type) {
    const reason = `The settings are not those of a processor of type ${type}.`;
    from.lose("config", reason);
    return unknown(least, reason);
  }
  const upgraded = from.one("config", (source) => {
    source.skip("type");
    return upgrade(source as unknown as Source<OldConfig<Type>>);
  });
  return (upgraded ?? unknown(least, "The output shows no settings.")) as Config;
}

/** By `schema` where there is one; the older `fields` beside it are lost then. */
export function upgradeExtractConfig(from: Source<Old<"ExtractionConfig">>): New<"ExtractConfig"> {
  const { schema } = from.some("schema");
  const fields = schema ? undefined : from.list("fields", upgradeField);
  if (schema) from.lose("fields", "2026-02-09 has either a schema or fields.");
  const advancedOptions = from.one("advancedOptions", upgradeExtractOptions);
  return {
    ...from.some("baseProcessor", "baseVersion", "extractionRules"),
    ...(fields ? { fields } : schema && { schema }),
    ...(advancedOptions && { advancedOptions }),
    ...parseConfigOf(from),
  };
}

function upgradeExtractOptions(from: Source<Old<"ExtractionAdvancedOptions">>): New<"ExtractAdvancedOptions"> {
  const reviewAgent = from.one("reviewAgent", (agent) => agent.some("enabled"));
  const arrayStrategy = from.one("arrayStrategy", (strategy) => strategy.keep("type"));
  const excelSheetRanges = from.list("excelSheetRanges", (range) => range.keep("start", "end"));
  const chunkingOptions = from.one("chunkingOptions", (options) =>
    options.some("chunkingStrategy", "pageChunkSize", "chunkSelectionStrategy", "customSemanticChunkingRules"),
  );
  return {
    ...from.some("modelReasoningInsightsEnabled", "advancedMultimodalEnabled", "citationsEnabled"),
    ...from.some("arrayCitationStrategy", "excelSheetSelectionStrategy"),
    ...(reviewAgent && { reviewAgent }),
    ...(arrayStrategy && { arrayStrategy }),
    ...(excelSheetRanges && { excelSheetRanges }),
    ...(chunkingOptions && { chunkingOptions }),
    ...pageRangesOf(from),
  };
}

/** Older spellings of the model families, which 2026-02-09 does not list. */
const spellings = {
  classifier_performance: "classification_performance",
  classifier_light: "classification_light",
} as const;

export function upgradeClassifyConfig(from: Source<Old<"ClassificationConfig">>): New<"ClassifyConfig"> {
  const { baseProcessor } = from.some("baseProcessor");
  const family = spellings[baseProcessor as keyof typeof spellings] ?? baseProcessor;
  const advancedOptions = from.one("advancedOptions", (options) => ({
    ...options.some("context", "advancedMultimodalEnabled"),
    ...pageRangesOf(options),
  }));
  return {
    ...(family && { baseProcessor: family }),
    ...from.some("baseVersion", "classificationRules"),
    classifications: from.list("classifications", (it) => it.keep("id", "type", "description")) ?? [],
    ...(advancedOptions && { advancedOptions }),
    ...parseConfigOf(from),
  };
}

export function upgradeSplitConfig(from: Source<Old<"SplitterConfig">>): New<"SplitConfig"> {
  const advancedOptions = from.one("advancedOptions", upgradeSplitOptions);
  return {
    ...from.some("baseProcessor", "baseVersion", "splitRules"),
    splitClassifications: from.list("splitClassifications", (it) => it.keep("id", "type", "description")) ?? [],
    ...(advancedOptions && { advancedOptions }),
    ...parseConfigOf(from),
  };
}

function upgradeSplitOptions(from: Source<Old<"SplitterAdvancedOptions">>): New<"SplitAdvancedOptions"> {
  const { splitMethod } = from.some("splitMethod");
  return {
    ...from.some("splitIdentifierRules", "splitExcelDocumentsBySheetEnabled"),
    ...(splitMethod && { splitMethod: splitMethod === "low_latency" ? "basic_precision" : splitMethod }),
    ...pageRangesOf(from),
  };
}
