import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";

export function upgradeSplitOutput(output: Source<Old<"ProcessorOutput">>): New<"SplitOutput"> | undefined {
  if (!("splits" in output.value && Array.isArray(output.value.splits))) return undefined;
  const from = output as Source<Old<"SplitterOutput">>;
  return { splits: from.list("splits", upgradeSplit) ?? [], ...from.some("isExternal") };
}

function upgradeSplit(from: Source<Old<"Split">>): New<"Split"> {
  return {
    ...from.keep("type", "startPage", "endPage", "classificationId"),
    ...from.some("observation", "identifier", "name", "id", "fileId"),
  };
}
