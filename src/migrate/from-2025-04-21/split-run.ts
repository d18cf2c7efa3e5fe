import type { New, Old } from "../shapes.js";
import type { Source } from "../source.js";
import { configOf } from "./config/config-of.js";
import { upgradeSplitConfig } from "./config/split-config.js";
import { loseEdits } from "./lose-edits.js";
import { outputsOf } from "./output/outputs-of.js";
import { upgradeSplitOutput } from "./output/split-output.js";
import { processorOf, processorRunOf, processorVersionOf } from "./processor-run.js";

export function splitRunOf(from: Source<Old<"ProcessorRun">>): New<"SplitRun"> {
  loseEdits(from);
  return {
    object: "split_run",
    ...processorRunOf(from),
    ...outputsOf(from, upgradeSplitOutput),
    config: configOf(from, "SPLITTER", upgradeSplitConfig, { splitClassifications: [] }),
    splitter: processorOf(from, "splitter"),
    splitterVersion: processorVersionOf(from, "splitter_version", "splitterId"),
  };
}
