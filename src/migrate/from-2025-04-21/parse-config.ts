import type { Source } from "../ledger.js";
import type { New, Old } from "../shapes.js";
import { omitted } from "../unknown.js";

/** How the file was parsed: `parser`, which is `parseConfig` now. */
export function parseConfigOf(from: Source<{ parser?: Old<"ParseConfig"> | null }>): {
  parseConfig?: New<"ParseConfig">;
} {
  const parseConfig = from.one("parser", upgradeParseConfig);
  return parseConfig ? { parseConfig } : {};
}

export function upgradeParseConfig(from: Source<Old<"ParseConfig">>): New<"ParseConfig"> {
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

/**
 * Settings by kind of block. The switch for agentic reading, one for all before, is set for texts and for tables now;
 * where those have a setting of their own already, it stays.
 */
function blockOptionsOf(from: Source<Old<"ParseConfig">>): { blockOptions?: New<"BlockOptions"> } {
  const options = from.one("blockOptions", upgradeBlockOptions);
  const enabled = from.one("advancedOptions", (advanced) => {
    const isSetApart = options?.text?.agentic !== undefined && options.tables?.agentic !== undefined;
    if (isSetApart) advanced.lose("agenticOcrEnabled", "Texts and tables have settings of their own beside it.");
    return advanced.some("agenticOcrEnabled").agenticOcrEnabled;
  });
  if (enabled === undefined) return options ? { blockOptions: options } : {};
  return {
    blockOptions: {
      ...options,
      text: { agentic: { enabled }, ...options?.text },
      tables: { agentic: { enabled }, ...options?.tables },
    },
  };
}

function upgradeBlockOptions(from: Source<Old<"BlockOptions">>): New<"BlockOptions"> {
  const figures = from.one("figures", (it) => it.some("enabled", "figureImageClippingEnabled"));
  const tables = from.one("tables", (it) => ({
    ...it.some("enabled", "targetFormat", "tableHeaderContinuationEnabled", "cellBlocksEnabled"),
    ...agenticOf(it),
  }));
  const text = from.one("text", (it) => ({ ...it.some("signatureDetectionEnabled"), ...agenticOf(it) }));
  return { ...(figures && { figures }), ...(tables && { tables }), ...(text && { text }) };
}

function agenticOf(from: Source<{ agentic?: Old<"AgenticOptions"> | null }>): { agentic?: New<"AgenticOptions"> } {
  const agentic = from.one("agentic", (options) => options.some("enabled", "customInstructions"));
  return agentic ? { agentic } : {};
}

interface WithPageRanges {
  pageRanges?: Old<"PageRange">[] | null;
  fixedPageLimit?: number | null;
}

/** The pages to look at. A range that lacks an end makes the list unusable: what it meant is not documented. */
export function pageRangesOf(from: Source<WithPageRanges>): { pageRanges?: New<"PageRange">[] } {
  if ("fixedPageLimit" in from.value) {
    from.lose("fixedPageLimit", "2026-02-09 has no limit; a page range from 1 to the limit should say the same.");
  }
  const pageRanges = from.list("pageRanges", (range) => range.some("start", "end"));
  if (pageRanges === undefined) return {};
  if (pageRanges.every(isWhole)) return { pageRanges };
  const reason = "A range lacks its start or its end, and what that meant is not documented.";
  from.lose("pageRanges", reason);
  return { pageRanges: omitted(reason) };
}

function isWhole(range: Partial<New<"PageRange">>): range is New<"PageRange"> {
  return range.start !== undefined && range.end !== undefined;
}
