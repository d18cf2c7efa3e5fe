import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";
import { pageRangesOf } from "./page-ranges.js";
import { parseConfigOf } from "./parse-config.js";

export function upgradeSplitConfig(from: Source<Old<"SplitterConfig">>): New<"SplitConfig"> {
  const advancedOptions = from.one("advancedOptions", upgradeAdvancedOptions);
  return {
    ...from.some("baseProcessor", "baseVersion", "splitRules"),
    splitClassifications: from.list("splitClassifications", (it) => it.keep("id", "type", "description")) ?? [],
    ...(advancedOptions && { advancedOptions }),
    ...parseConfigOf(from),
  };
}

function upgradeAdvancedOptions(from: Source<Old<"SplitterAdvancedOptions">>): New<"SplitAdvancedOptions"> {
  const { splitMethod } = from.some("splitMethod");
  return {
    ...from.some("splitIdentifierRules", "splitExcelDocumentsBySheetEnabled"),
    ...(splitMethod && { splitMethod: splitMethod === "low_latency" ? "basic_precision" : splitMethod }),
    ...pageRangesOf(from),
  };
}
