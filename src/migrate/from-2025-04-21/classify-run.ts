import type { New, Old } from "../shapes.js";
import type { Source } from "../source.js";
import { upgradeClassifyConfig } from "./config/classify-config.js";
import { configOf } from "./config/config-of.js";
import { loseEdits } from "./lose-edits.js";
import { upgradeClassifyOutput } from "./output/classify-output.js";
import { outputsOf } from "./output/outputs-of.js";
import { processorOf, processorRunOf, processorVersionOf } from "./processor-run.js";

export function classifyRunOf(from: Source<Old<"ProcessorRun">>): New<"ClassifyRun"> {
  loseEdits(from);
  return {
    object: "classify_run",
    ...processorRunOf(from),
    ...outputsOf(from, upgradeClassifyOutput),
    config: configOf(from, "CLASSIFY", upgradeClassifyConfig, { classifications: [] }),
    classifier: processorOf(from, "classifier"),
    classifierVersion: processorVersionOf(from, "classifier_version", "classifierId"),
  };
}
