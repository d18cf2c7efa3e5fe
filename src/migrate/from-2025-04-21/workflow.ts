import type { New, Old } from "../shapes.js";
import type { Source } from "../source.js";
import { unknownText, unknownTime } from "../stand-ins.js";
import { unknown } from "../unknown.js";

const notThere = "2025-04-21 does not say it of a workflow.";

export function workflowOf(from: Source<Old<"Workflow">>): New<"WorkflowSummary"> {
  return {
    ...from.keep("object", "id", "name"),
    createdAt: unknown(unknownTime, notThere),
    updatedAt: unknown(unknownTime, notThere),
    createdBy: unknown(null, notThere),
  };
}

export function versionOf(from: Source<Old<"Workflow">>): New<"WorkflowVersionSummary"> {
  return {
    object: "workflow_version",
    id: unknown(unknownText, notThere),
    version: from.take("version"),
    name: unknown(null, notThere),
    createdAt: unknown(unknownTime, notThere),
    createdBy: unknown(null, notThere),
  };
}
