import type { New, Old } from "../shapes.js";
import type { Source } from "../source.js";
import { configOf } from "./config/config-of.js";
import { upgradeExtractConfig } from "./config/extract-config.js";
import { upgradeFile } from "./file.js";
import { upgradeEdit } from "./output/edit.js";
import { upgradeExtractOutput } from "./output/extract-output.js";
import { outputsOf } from "./output/outputs-of.js";
import { onlyFileOf, processorOf, processorRunOf, processorVersionOf } from "./processor-run.js";

export function extractRunOf(from: Source<Old<"ProcessorRun">>): New<"ExtractRun"> {
  const fileId = onlyFileOf(from);
  const files = from.list("files", upgradeFile);
  const edits = from.one("edits", (dictionary) => dictionary.all(upgradeEdit));
  return {
    object: "extract_run",
    ...processorRunOf(from),
    ...outputsOf(from, (output) => upgradeExtractOutput(output, fileId)),
    edits: edits && Object.keys(edits).length > 0 ? edits : null,
    config: configOf(from, "EXTRACT", upgradeExtractConfig, {}),
    extractor: processorOf(from, "extractor"),
    extractorVersion: processorVersionOf(from, "extractor_version", "extractorId"),
    files: files && files.length > 1 ? files : null,
  };
}
