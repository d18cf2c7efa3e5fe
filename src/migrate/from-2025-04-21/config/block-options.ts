import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";

/**
 * Settings by kind of block. The switch for agentic reading, one for all before, is set for texts and for tables now;
 * where those have a setting of their own already, it stays.
 */
export function blockOptionsOf(from: Source<Old<"ParseConfig">>): { blockOptions?: New<"BlockOptions"> } {
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
