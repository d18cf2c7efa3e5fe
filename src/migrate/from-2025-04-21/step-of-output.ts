import type { Source } from "../ledger.js";
import type { New, Old } from "../shapes.js";
import { unknown, unknownText, valueOrStandIn } from "../unknown.js";
import { upgradeFile } from "./file.js";
import { classifyRunOf, extractRunOf, splitRunOf } from "./processor-run.js";

/** The step that made an output, with the output as its result. */
export function stepOfOutput(from: Source<Old<"ProcessorRun">>, workflowRunId: string): New<"StepRun"> | undefined {
  const base = {
    object: "workflow_step_run" as const,
    id: unknown(valueOrStandIn(from.take("id")), "It is the id of the output: 2025-04-21 does not name the step run."),
    workflowRunId,
    status: from.take("status"),
    files: from.list("files", upgradeFile) ?? [],
  };
  from.skip("object", "type");
  switch (from.value.type) {
    case "EXTRACT":
      return { ...base, ...extraction(from) };
    case "CLASSIFY":
      return { ...base, stepType: "CLASSIFY", step: step("CLASSIFY"), result: { classifyRun: classifyRunOf(from) } };
    case "SPLITTER":
      return { ...base, stepType: "SPLIT", step: step("SPLIT"), result: { splitRun: splitRunOf(from) } };
    default:
      from.loseAll("2026-02-09 describes no processor of that type.");
      return undefined;
  }
}

function extraction(from: Source<Old<"ProcessorRun">>) {
  const extractRun = extractRunOf(from);
  const merged = from.list("mergedProcessors", upgradeMerged);
  if (Array.isArray(merged) && merged.length > 0) {
    const stepType = "MERGE_EXTRACT" as const;
    return { stepType, step: step(stepType), result: { mergedExtractors: merged, extractRun } };
  }
  const stepType = unknown("EXTRACT" as const, "It may be CONDITIONAL_EXTRACT: 2025-04-21 shows both alike.");
  return { stepType, step: step(stepType), result: { extractRun } };
}

function step<Type>(type: Type) {
  const notThere = "2025-04-21 does not say which step made an output.";
  return {
    object: "workflow_step" as const,
    id: unknown(unknownText, notThere),
    name: unknown(unknownText, notThere),
    type,
  };
}

function upgradeMerged(from: Source<Old<"MergedProcessor">>): New<"MergedExtractor"> {
  const otherIds = "It is an id of 2025-04-21: no rule leads to that of the extractor.";
  return {
    id: unknown(from.take("processorId"), otherIds),
    versionId: unknown(from.take("processorVersionId"), otherIds),
    name: from.take("processorName"),
  };
}
