import type { New, Old } from "../shapes.js";
import type { Source } from "../source.js";
import { unknown } from "../unknown.js";
import { upgradeRules } from "./rules.js";

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
