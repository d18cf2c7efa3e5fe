import { show } from "../../../json.js";
import { isSet, type RunCheck } from "./run-check.js";

/** The reason for a failure tells a failed run from others where a caller does not know its status. */
export const failureOnlyWhenFailed: RunCheck = {
  name: "failure-only-when-failed",
  claim: "A run has a reason for failing only when its status is FAILED.",
  place: ["failureReason"],
  check: (run) =>
    run.status === "FAILED" || typeof run.status !== "string"
      ? []
      : ["failureReason", "failureMessage"]
          .filter((member) => isSet(run[member]))
          .map((member) => ({
            message: `${member} is set on a run that has not failed.`,
            keys: [member],
            received: `${show(run[member])} with status ${run.status}`,
            documented: "only with status FAILED",
          })),
};
