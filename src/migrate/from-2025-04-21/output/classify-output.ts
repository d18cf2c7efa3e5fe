import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";

export function upgradeClassifyOutput(output: Source<Old<"ProcessorOutput">>): New<"ClassifyOutput"> | undefined {
  if (!("confidence" in output.value && typeof output.value.type === "string")) return undefined;
  const from = output as Source<Old<"ClassifierOutput">>;
  const insights = from.list("insights", (insight) => insight.keep("type", "content"));
  return { ...from.keep("id", "type", "confidence"), ...(insights && { insights }) };
}
