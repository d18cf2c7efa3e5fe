import { show } from "../../../json.js";
import { isSet, type RunCheck, timeOf } from "./run-check.js";

const begins = "2025-10-07";

/** Credits of runs from before that day were never recorded, so a figure there is made up. */
export const usageSince: RunCheck = {
  name: "usage-since",
  claim: `A run from before ${begins} has no usage.`,
  place: ["usage"],
  check({ initialRunAt, usage }) {
    const made = timeOf(initialRunAt);
    if (made === undefined || made >= Date.parse(begins) || !isSet(usage)) return [];
    return [
      {
        message: "A run from before usage was recorded has a usage.",
        keys: ["usage"],
        received: `usage on a run made at ${show(initialRunAt)}`,
        documented: `none on runs from before ${begins}`,
      },
    ];
  },
};
