import type { Ledger, Source } from "../ledger.js";
import type { Legacy, Old } from "../shapes.js";
import { omitted, unknown, unknownText } from "../unknown.js";
import { filesOf } from "./files.js";
import { upgradeOutput } from "./output.js";
import { upgradeStepRun } from "./step-run.js";

/** A run of legacy or v1 in the shape of 2025-04-21. */
export function upgradeRun(from: Source<Legacy<"WorkflowRun">>, ledger: Ledger): Old<"WorkflowRun"> {
  const status = from.take("status");
  const files = filesOf(from, ledger);
  const { name = unknown(files[0]?.name ?? unknownText, "A run that was not given a name has that of its file.") } =
    from.some("name");
  const { url = unknown(unknownText, "The run has no link.") } = from.some("url");
  const { reviewedBy, reviewedAt } = from.some("reviewedBy", "reviewedAt");
  const outputs = from.list("outputs", (output) => upgradeOutput(output, ledger)) ?? [];
  return {
    ...from.keep("object", "id", "metadata", "initialRunAt"),
    name,
    url,
    status: status === "REVIEWED" ? "PROCESSED" : status,
    ...from.some("batchId", "failureMessage", "startTime", "endTime"),
    files,
    ...(status === "FAILED" && { failureReason: omitted("Legacy runs have a message only.") }),
    ...(reviewedBy !== undefined && {
      reviewedBy: unknown(reviewedBy, "It is the id of a user, where an e-mail address should be."),
    }),
    reviewed: status === "REVIEWED" || reviewedAt !== undefined,
    ...(status === "REJECTED" && { rejectionNote: omitted("Legacy runs do not have it.") }),
    ...(reviewedAt !== undefined && { reviewedAt }),
    outputs: outputs.filter((output) => output !== undefined),
    stepRuns: from.list("stepRuns", upgradeStepRun) ?? unknown([], "The run does not have the list."),
    workflow: from.one("workflow", (workflow) => workflow.keep("object", "id", "version", "name")) as Old<"Workflow">,
    usage: omitted("Legacy runs do not have it."),
  };
}
