import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";
import { upgradeField } from "../output/field-result.js";
import { pageRangesOf } from "./page-ranges.js";
import { parseConfigOf } from "./parse-config.js";

/** By `schema` where there is one; the older `fields` beside it are lost then. */
export function upgradeExtractConfig(from: Source<Old<"ExtractionConfig">>): New<"ExtractConfig"> {
  const { schema } = from.some("schema");
  const fields = schema ? undefined : from.list("fields", upgradeField);
  if (schema) from.lose("fields", "2026-02-09 has either a schema or fields.");
  const advancedOptions = from.one("advancedOptions", upgradeAdvancedOptions);
  return {
    ...from.some("baseProcessor", "baseVersion", "extractionRules"),
    ...(fields ? { fields } : schema && { schema }),
    ...(advancedOptions && { advancedOptions }),
    ...parseConfigOf(from),
  };
}

function upgradeAdvancedOptions(from: Source<Old<"ExtractionAdvancedOptions">>): New<"ExtractAdvancedOptions"> {
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
