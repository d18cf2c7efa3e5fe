import { differencesOf, runDifferences } from "../differences.js";
import { showPattern } from "../place.js";
import { showBoth } from "../show-value.js";
import { type EffectCheck, isUnderWay } from "./effect-check.js";

/** All or nothing: a caller that was refused corrects its request and sends the whole of it again. */
export const refusedChangesNothing: EffectCheck = {
  name: "refused-changes-nothing",
  claim: "A request that is refused changes nothing.",
  appliesTo: ({ refused }) => refused,
  check({ description, before, after }) {
    const inRun = isUnderWay(before.run)
      ? differencesOf(before.metadata, after.metadata, ["metadata"])
      : runDifferences(description, before.run, after.run);
    const isSeen = after.name === undefined || inRun.some(({ keys: [member] }) => member === "name");
    const name = isSeen ? [] : differencesOf(before.name, after.name, ["name"]);
    return [...inRun, ...name].map((difference) => ({
      message: `A request that was refused has changed ${showPattern(difference.keys)}.`,
      cause: "another run",
      keys: difference.keys,
      ...showBoth(difference.before, difference.after),
    }));
  },
};
