import { operationAt } from "../../../api-versions.js";
import { isObject } from "../../../json.js";
import type { AnswerCheck } from "./answer-check.js";

/** Unknown members are allowed anywhere, but not those by which another version is recognised. */
export const ownShape: AnswerCheck = {
  name: "own-shape",
  claim: "A run without envelope has no member of the envelope, and no name.",
  appliesTo: ({ description, answer, asksForVersion, operation }) =>
    asksForVersion &&
    operation !== undefined &&
    answer.status === 200 &&
    isObject(answer.json) &&
    operationAt(description.version, "workflowRuns", "get").result === undefined,
  check({ description, answer: { json } }) {
    const { properties = {} } = description.schemaAt(description.run);
    const foreign = ["success", "workflowRun", "name"].filter((member) => properties[member] === undefined);
    return foreign
      .filter((member) => Object.hasOwn(json as object, member))
      .map((member) => ({
        message: `The body has ${member}, which only earlier versions have.`,
        keys: [member],
        schemaAt: description.run,
        received: `a member ${member}`,
        documented: "the run object itself",
      }));
  },
};
