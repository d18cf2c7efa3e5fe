import { show } from "../../../json.js";
import type { Description } from "../../description/load-description.js";
import { walkDescribed } from "../../description/walk-described.js";
import { showPattern } from "../place.js";
import type { Problem } from "../problem.js";
import { type RunCheck, timeOf } from "./run-check.js";

// T and Z may be small, and a space may stand for the T. Whether the moment exists is for the schema to say.
const dateTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** A time with another offset is the same moment, but callers that compare texts, or cut them, get it wrong. */
export const timesInUtc: RunCheck = {
  name: "times-in-utc",
  claim: "Every time is an RFC 3339 date-time in UTC.",
  check(run, { description }) {
    const problems: Problem[] = [];
    walkDescribed(description, description.run, run, {
      described(value, schemas, place) {
        if (typeof value !== "string" || !schemas.some(({ format }) => format === "date-time")) return;
        // What is no time at all is for the schema to say.
        if (timeOf(value) === undefined) return;
        const keys = place();
        const documented = "a time such as 2025-04-28T17:01:39.285Z";
        const [, , offset] = dateTime.exec(value) ?? [];
        if (offset === undefined) {
          const message = `${showPattern(keys)} is not an RFC 3339 date-time.`;
          problems.push({ message, keys, received: show(value), documented });
        } else if (!/^z$/i.test(offset) && !/^[+-]00:00$/.test(offset)) {
          // Where the description's examples show an offset, of zero, whether it may be another is not said.
          const severity = showsOffsets(description) ? "advice" : "error";
          const message = `${showPattern(keys)} is not in UTC.`;
          problems.push({ severity, message, keys, received: show(value), documented });
        }
      },
    });
    return problems;
  },
};

function showsOffsets({ bundle }: Description): boolean {
  return JSON.stringify(bundle).search(/T\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d"/) !== -1;
}
