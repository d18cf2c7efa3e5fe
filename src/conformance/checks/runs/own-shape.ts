import { operationAt } from "../../../api-versions.js";
import type { RunCheck } from "./run-check.js";

/** Unknown members are allowed anywhere, but not those by which another version is recognised. */
export const ownShape: RunCheck = {
  name: "own-shape",
  claim: "A run without envelope has no member of the envelope, and no name.",
  check(run, { description: { version, schemaAt, run: schema } }) {
    if (operationAt(version, "workflowRuns", "get").result !== undefined) return [];
    const { properties = {} } = schemaAt(schema);
    const foreign = ["success", "workflowRun", "name"].filter((member) => properties[member] === undefined);
    return foreign
      .filter((member) => Object.hasOwn(run, member))
      .map((member) => ({
        message: `The body has ${member}, which only earlier versions have.`,
        keys: [member],
        schemaAt: schema,
        received: `a member ${member}`,
        documented: "the run object itself",
      }));
  },
};
