import { runDifferences } from "../differences.js";
import { showPattern } from "../place.js";
import { showBoth } from "../show-value.js";
import { type EffectCheck, isUnderWay } from "./effect-check.js";

/** What an update can change, and so what {@link keptMetadata} and the checks of the name look at. */
const updatable = ["name", "metadata"];

/** Members that stay the same while a run goes on by itself. */
const settledAtOnce = ["object", "id", "batchId", "initialRunAt", "workflow", "workflowVersion"];

/** Tagging a run must not restart, approve or bill it. */
export const nothingElse: EffectCheck = {
  name: "nothing-else",
  claim: "An update changes nothing of a run but its name and metadata.",
  appliesTo: ({ accepted }) => accepted,
  check: ({ description, before, after }) =>
    runDifferences(description, before.run, after.run)
      .filter(({ keys: [member = ""] }) => !updatable.includes(member))
      .filter(({ keys: [member = ""] }) => !isUnderWay(before.run) || settledAtOnce.includes(member))
      .map((difference) => ({
        message: `The update has changed ${showPattern(difference.keys)}.`,
        cause: difference.keys[0] ?? "",
        keys: difference.keys,
        ...showBoth(difference.before, difference.after),
      })),
};
