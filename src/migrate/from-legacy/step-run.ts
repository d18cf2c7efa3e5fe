import type { Source } from "../ledger.js";
import type { Legacy, Old } from "../shapes.js";
import { unknown } from "../unknown.js";

const statuses = ["PENDING", "WAITING", "PROCESSING", "PROCESSED", "FAILED", "CANCELLED", "INVALIDATED"] as const;
const ruleFailures = ["RULE_FAILED", "PARSE_ERROR", "VALUE_ERROR"] as const;

/** A validation step. Its id stays, although ids of 2025-04-21 begin in another way. */
export function upgradeStepRun(from: Source<Legacy<"StepRun">>): Old<"StepRun"> {
  const status = statuses.find((it) => it === from.value.status);
  if (status === undefined) from.lose("status", "2025-04-21 lists no such status of a step.");
  const { id } = from.keep("id", "status");
  return {
    ...from.keep("object"),
    id: id.startsWith("step_run_") ? unknown(id, "Ids of 2025-04-21 begin with workflow_step_run_.") : id,
    status: status ?? unknown("PENDING", "The status of the old step is none of those of 2025-04-21."),
    step: from.one("step", (step) => step.keep("object", "id", "name", "type")),
    ...(from.value.step?.type === "RULE_VALIDATION"
      ? { output: (from as Source<Legacy<"RuleValidationStepRun">>).one("output", upgradeRules) ?? null }
      : from.some("output")),
  } as Old<"StepRun">;
}

function upgradeRules(from: Source<Legacy<"RuleOutput">>): Old<"RuleOutput"> {
  const rules = from.list("rules", upgradeRule);
  return { ...from.some("valid"), ...(rules && { rules }) };
}

function upgradeRule(from: Source<Legacy<"RuleResult">>): Old<"RuleResult"> {
  const { failureReason } = from.some("failureReason");
  const reason = ruleFailures.find((it) => it === failureReason);
  if (failureReason !== undefined && reason === undefined) {
    from.lose("failureReason", "2025-04-21 lists no such reason.");
  }
  return { ...from.keep("name", "valid"), ...from.some("validArray"), ...(reason && { failureReason: reason }) };
}
