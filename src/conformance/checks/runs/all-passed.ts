import { isObject, show } from "../../../json.js";
import { objectsIn, type RunCheck } from "./run-check.js";

/** A caller that looks at the sum alone must come to the same end as one that looks at each rule. */
export const allPassed: RunCheck = {
  name: "all-passed",
  claim: "allPassed is true exactly when every rule of the step is valid.",
  place: ["stepRuns", "[]", "result", "allPassed"],
  check: ({ stepRuns }) =>
    objectsIn(stepRuns).flatMap(({ result }, index) => {
      if (!isObject(result) || !Array.isArray(result.rules) || typeof result.allPassed !== "boolean") return [];
      const wanted = objectsIn(result.rules).every(({ valid }) => valid === true);
      if (result.allPassed === wanted) return [];
      return [
        {
          message: "allPassed contradicts the rules beside it.",
          keys: ["stepRuns", String(index), "result", "allPassed"],
          received: show(result.allPassed),
          documented: show(wanted),
        },
      ];
    }),
};
