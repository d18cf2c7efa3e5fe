import type { New, Old } from "../shapes.js";
import type { Source } from "../source.js";
import { omitted, unknown } from "../unknown.js";

/** The outcome of the rules, and of all of them together; null where there is none. */
export function upgradeRules(from: Source<Old<"RuleOutput">>): New<"RuleValidationResult"> | null {
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
