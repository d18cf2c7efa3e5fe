import { show } from "../../../json.js";
import { type RunCheck, timeOf } from "./run-check.js";

/** Durations that callers compute from these times are never negative. */
export const timesInOrder: RunCheck = {
  name: "times-in-order",
  claim: "A run starts no earlier than it is made, and ends no earlier than it starts.",
  check({ initialRunAt, startTime, endTime }) {
    const pairs = [
      { earlier: "initialRunAt", from: initialRunAt, later: "startTime", to: startTime },
      { earlier: "startTime", from: startTime, later: "endTime", to: endTime },
    ];
    return pairs.flatMap(({ earlier, from, later, to }) => {
      const [start, end] = [timeOf(from), timeOf(to)];
      if (start === undefined || end === undefined || end >= start) return [];
      return [
        {
          message: `${later} is before ${earlier}.`,
          keys: [later],
          received: show(to),
          documented: `${show(from)} (${earlier}) or later`,
        },
      ];
    });
  },
};
