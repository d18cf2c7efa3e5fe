import { apiVersions } from "../../../api-versions.js";
import { runDifferences } from "../differences.js";
import { showPattern } from "../place.js";
import { showBoth } from "../show-value.js";
import { type EffectCheck, isUnderWay } from "./effect-check.js";

/** A caller that trusts the answer saves itself a read. */
export const answerIsRead: EffectCheck = {
  name: "answer-is-read",
  claim: "The run in the answer to an update is the run that a read gives right after it.",
  appliesTo: ({ accepted, answered, after }) => accepted && answered !== undefined && !isUnderWay(after.run),
  check({ description, answered = {}, after }) {
    const isDated = apiVersions[description.version].versionHeader !== undefined;
    return (
      runDifferences(description, answered, after.run)
        // In the oldest versions not every answer has the name.
        .filter(
          ({ keys: [member], before, after: read }) => isDated || member !== "name" || (before != null && read != null),
        )
        .map((difference) => ({
          message: `The answer to the update has another ${showPattern(difference.keys)} than a read after it.`,
          // However many of them there are, it is another run.
          cause: "another run",
          keys: difference.keys,
          ...showBoth(difference.after, difference.before),
        }))
    );
  },
};
