import type { Source } from "../ledger.js";
import type { New, Old } from "../shapes.js";
import { omitted, unknown } from "../unknown.js";

type Validation = Source<Old<"RuleValidationStepRun"> | Old<"ExternalDataValidationStepRun">>;

/** A validation step. Its kind is that of the step, which 2026-02-09 names on the step run as well. */
export function upgradeStepRun(from: Source<Old<"StepRun">>, workflowRunId: string): New<"StepRun"> | undefined {
  const base = {
    ...from.keep("object", "id", "status"),
    workflowRunId,
    files: unknown([], "2025-04-21 does not say which files a step worked on."),
  };
  switch (from.value.step?.type) {
    case "RULE_VALIDATION": {
      const rules = from as Source<Old<"RuleValidationStepRun">>;
      return {
        ...base,
        stepType: "RULE_VALIDATION",
        step: stepOf(from, "RULE_VALIDATION"),
        result: rules.one("output", upgradeRules) ?? null,
      };
    }
    case "EXTERNAL_DATA_VALIDATION": {
      const data = from.take("output") as Record<string, unknown> | null | undefined;
      return {
        ...base,
        stepType: "EXTERNAL_DATA_VALIDATION",
        step: stepOf(from, "EXTERNAL_DATA_VALIDATION"),
        result: data ? { response: { status: unknown(0, "2025-04-21 has only the body of the answer."), data } } : null,
      };
    }
    default:
      from.loseAll("2026-02-09 describes no step of that type.");
      return undefined;
  }
}

function stepOf<Type>(from: Validation, type: Type) {
  const step = from.one("step", (source) => {
    source.skip("type");
    return source.keep("object", "id", "name");
  }) as New<"WorkflowStep">;
  return { ...step, type };
}

/** The outcome of the rules, and of all of them together; null where there is none. */
function upgradeRules(from: Source<Old<"RuleOutput">>): New<"RuleValidationResult"> | null {
  const rules = from.list("rules", upgradeRule);
  const { valid } = from.value;
  if (!rules) {
    if (typeof valid !== "boolean") return null;
    from.skip("valid");
    return { rules: unknown([], "The output has the verdict as a whole, no rules."), allPassed: valid };
  }
  const allPassed = rules.every((rule) => rule.valid);
  if (valid === allPassed) from.skip("valid");
  else from.lose("valid", "It contradicts the outcome of the rules, which allPassed sums up.");
  return { rules, allPassed };
}

function upgradeRule(from: Source<Old<"RuleResult">>): New<"RuleResult"> {
  return { ...from.keep("name", "valid"), ...from.some("failureReason", "error"), ...verdictsOf(from) };
}

function verdictsOf(from: Source<Old<"RuleResult">>): { validArray?: boolean[] } {
  const verdicts = from.some("validArray").validArray?.map(verdictOf);
  if (verdicts === undefined) return {};
  if (verdicts.every((verdict) => verdict !== undefined)) return { validArray: verdicts };
  const reason = "An entry reads neither true nor false.";
  from.lose("validArray", reason);
  return { validArray: omitted(reason) };
}

function verdictOf(entry: boolean | string): boolean | undefined {
  if (typeof entry === "boolean") return entry;
  return { true: true, false: false }[entry.toLowerCase()];
}
