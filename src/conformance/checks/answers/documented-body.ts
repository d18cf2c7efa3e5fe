import { apiVersions } from "../../../api-versions.js";
import { json } from "../../description/load-description.js";
import { showPattern } from "../place.js";
import type { AnswerCheck } from "./answer-check.js";

/** The body by the schema of its status: required members, types, formats, limits, closed lists of values. */
export const documentedBody: AnswerCheck = {
  name: "documented-body",
  claim: "The body of an answer fits the schema of its status.",
  appliesTo: ({ documented, answer, asksForVersion }) =>
    asksForVersion && answer.json !== undefined && documented?.content.has(json) === true,
  check({ description, documented, answer: { json: body, status } }) {
    // The versions before the dated ones document no body of an error; ours is inferred from the version after them.
    const isInferred = status >= 400 && apiVersions[description.version].versionHeader === undefined;
    return description.violationsOf(documented?.content.get(json) ?? "", body).map(({ keys, keyword, ...rest }) => ({
      severity: isInferred ? "advice" : "error",
      message: `${showPattern(keys)} is not as documented (${keyword}).`,
      // What lacks one member often lacks several.
      ...(keyword === "required" && { cause: `${showPattern(keys.slice(0, -1))} lacks members.` }),
      keys,
      ...rest,
    }));
  },
};
