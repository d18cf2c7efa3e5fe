import type { New, Old } from "../shapes.js";
import type { Source } from "../source.js";
import { unknownText } from "../stand-ins.js";
import { omitted, unknown } from "../unknown.js";

const notThere = "2025-04-21 does not say it of a workflow.";

export function workflowOf(from: Source<Old<"Workflow">>): New<"WorkflowSummary"> {
  return {
    ...from.keep("object", "id", "name"),
    createdAt: omitted(notThere),
    updatedAt: omitted(notThere),
    createdBy: omitted(notThere),
  };
}

export function versionOf(from: Source<Old<"Workflow">>): New<"WorkflowVersionSummary"> {
  return {
    object: "workflow_version",
    id: unknown(unknownText, notThere),
    version: from.take("version"),
    name: unknown(null, notThere),
    createdAt: omitted(notThere),
    createdBy: omitted(notThere),
  };
}
