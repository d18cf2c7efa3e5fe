import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";
import { blockOptionsOf } from "./block-options.js";
import { pageRangesOf } from "./page-ranges.js";

/** How the file was parsed: `parser`, which is `parseConfig` now. */
export function parseConfigOf(from: Source<{ parser?: Old<"ParseConfig"> | null }>): {
  parseConfig?: New<"ParseConfig">;
} {
  const parseConfig = from.one("parser", upgradeParseConfig);
  return parseConfig ? { parseConfig } : {};
}

function upgradeParseConfig(from: Source<Old<"ParseConfig">>): New<"ParseConfig"> {
  const chunkingStrategy = from.one("chunkingStrategy", upgradeChunkingStrategy);
  const advancedOptions = from.one("advancedOptions", upgradeAdvancedOptions);
  return {
    ...from.some("target", "engine"),
    ...(chunkingStrategy && { chunkingStrategy }),
    ...blockOptionsOf(from),
    ...(advancedOptions && { advancedOptions }),
  };
}

/** Limits beside `options` are those of runs from before it existed; where both are there, `options` counts. */
function upgradeChunkingStrategy(from: Source<Old<"ChunkingStrategy">>): New<"ChunkingStrategy"> {
  const inner = from.one("options", (options) => options.some("minCharacters", "maxCharacters")) ?? {};
  const outer = from.some(...(["minCharacters", "maxCharacters"] as const).filter((limit) => !(limit in inner)));
  const options = { ...inner, ...outer };
  return { ...from.some("type"), ...(Object.keys(options).length > 0 && { options }) };
}

function upgradeAdvancedOptions(from: Source<Old<"ParseAdvancedOptions">>): New<"ParseConfigAdvancedOptions"> {
  const returnOcr = from.one("returnOcr", (ocr) => ocr.some("words"));
  return {
    ...from.some("pageRotationEnabled", "excelParsingMode", "excelSkipHiddenContent", "excelUseRawCellValues"),
    ...from.some("excelSkipCalculation", "verticalGroupingThreshold", "alwaysConvertToPdf"),
    ...(returnOcr && { returnOcr }),
    ...pageRangesOf(from),
  };
}
