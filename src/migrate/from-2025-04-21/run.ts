import type { Source } from "../ledger.js";
import type { New, Old } from "../shapes.js";
import { omitted, orNull, unknown, unknownText, unknownTime, valueOrStandIn } from "../unknown.js";
import { upgradeFile } from "./file.js";
import { stepOfOutput } from "./step-of-output.js";
import { upgradeStepRun } from "./step-run.js";

/** A run of 2025-04-21 in the shape of 2026-02-09. */
export function upgradeRun(from: Source<Old<"WorkflowRun">>): New<"WorkflowRun"> {
  const id = from.take("id");
  const steps = [
    ...(from.list("outputs", (output) => stepOfOutput(output, id)) ?? []),
    ...valueOrStandIn(from.list("stepRuns", (stepRun) => upgradeStepRun(stepRun, id)) ?? []),
  ];
  return {
    ...from.keep("object", "status", "metadata", "initialRunAt", "reviewed"),
    id,
    workflow: from.one("workflow", workflowOf) as New<"WorkflowSummary">,
    workflowVersion: from.one("workflow", versionOf) as New<"WorkflowVersionSummary">,
    dashboardUrl: unknown(from.take("url"), "It is the link of 2025-04-21: those of 2026-02-09 are built differently."),
    batchId: orNull(from.take("batchId")),
    files: from.list("files", upgradeFile) ?? [],
    failureReason: orNull(from.take("failureReason")),
    failureMessage: orNull(from.take("failureMessage")),
    reviewedByUser: orNull(from.take("reviewedBy")),
    rejectionNote: orNull(from.take("rejectionNote")),
    reviewedAt: orNull(from.take("reviewedAt")),
    startTime: orNull(from.take("startTime")),
    endTime: orNull(from.take("endTime")),
    stepRuns: unknown(
      steps.filter((step) => step !== undefined),
      "Parse steps are not listed in 2025-04-21, nor in which order outputs and validations were made.",
    ),
    usage: orNull(from.one("usage", usageOf)),
  };
}

function usageOf(from: Source<Old<"WorkflowRunCredits">>): New<"RunUsage"> {
  return {
    credits: from.take("credits"),
    totalCredits: omitted("2025-04-21 has one sum of credits."),
    breakdown: omitted("2025-04-21 has one sum of credits."),
  };
}

const notThere = "2025-04-21 does not say it of a workflow.";

function workflowOf(from: Source<Old<"Workflow">>): New<"WorkflowSummary"> {
  return {
    ...from.keep("object", "id", "name"),
    createdAt: unknown(unknownTime, notThere),
    updatedAt: unknown(unknownTime, notThere),
    createdBy: unknown(null, notThere),
  };
}

function versionOf(from: Source<Old<"Workflow">>): New<"WorkflowVersionSummary"> {
  return {
    object: "workflow_version",
    id: unknown(unknownText, notThere),
    version: from.take("version"),
    name: unknown(null, notThere),
    createdAt: unknown(unknownTime, notThere),
    createdBy: unknown(null, notThere),
  };
}
