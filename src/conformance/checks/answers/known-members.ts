import { json } from "../../description/load-description.js";
import { walkDescribed } from "../../description/walk-described.js";
import { showPattern } from "../place.js";
import type { Problem } from "../problem.js";
import type { AnswerCheck } from "./answer-check.js";

/** New members are compatible by the API's own rules, so this only tells an owner what the description lacks. */
export const knownMembers: AnswerCheck = {
  name: "known-members",
  claim: "The description knows every member of an answer.",
  appliesTo: ({ documented, answer, asksForVersion }) =>
    asksForVersion && answer.json !== undefined && documented?.content.has(json) === true,
  check({ description, documented, answer }) {
    const problems: Problem[] = [];
    walkDescribed(description, documented?.content.get(json) ?? "", answer.json, {
      unknown(place) {
        const keys = place();
        problems.push({ severity: "information", message: `${showPattern(keys)} is not in the description.`, keys });
      },
    });
    return problems;
  },
};
