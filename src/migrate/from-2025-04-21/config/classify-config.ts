import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";
import { pageRangesOf } from "./page-ranges.js";
import { parseConfigOf } from "./parse-config.js";

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
