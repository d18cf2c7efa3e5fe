import { apiVersions } from "../../../api-versions.js";
import { type Description, json } from "../../description/load-description.js";
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
      severity: isOpen(description, keyword, rest.schemaAt) ? "information" : isInferred ? "advice" : "error",
      message: `${showPattern(keys)} is not as documented (${keyword}).`,
      // What lacks one member often lacks several.
      ...(keyword === "required" && { cause: `${showPattern(keys.slice(0, -1))} lacks members.` }),
      keys,
      ...rest,
    }));
  },
};

/** Whether it is a value that a list lacks to which the API may add, as the description says. */
function isOpen({ schemaAt }: Description, keyword: string, at: string): boolean {
  return keyword === "enum" && schemaAt(at.replace(/\/enum$/, ""))["x-speakeasy-unknown-values"] === "allow";
}
