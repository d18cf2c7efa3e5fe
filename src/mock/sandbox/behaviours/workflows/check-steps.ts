import { type JsonObject, show } from "../../../../json.js";
import { invalidRequest, RefusalError } from "../../../front/refusal-error.js";

/** Steps that can be in a draft before they are told what to do, and in no version that is deployed. */
const needsConfig = [
  "EXTRACT",
  "CLASSIFY",
  "SPLIT",
  "CONDITIONAL_EXTRACT",
  "RULE_VALIDATION",
  "EXTERNAL_DATA_VALIDATION",
];

/**
 * Refuses steps that cannot be those of a draft.
 *
 * @throws RefusalError (422) for two steps of one name, (400) for a next step that there is not
 */
export function checkSteps(steps: unknown): void {
  const given = (steps ?? []) as JsonObject[];
  const names = given.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) < index);
  if (repeated !== undefined) {
    const message = `Two steps have the name ${show(repeated)}. Steps are told apart by their names.`;
    throw new RefusalError({ status: 422, code: "INVALID_REQUEST", message });
  }
  for (const { name, next } of given) {
    const lost = ((next ?? []) as JsonObject[]).find(({ step }) => !names.includes(step));
    if (lost) throw invalidRequest(`The step ${show(name)} goes on to ${show(lost.step)}, and there is no such step.`);
  }
}

/**
 * Refuses steps that cannot be deployed.
 *
 * @throws RefusalError (400) for a step that has not been told what to do
 */
export function checkConfigured(steps: unknown): void {
  const unfinished = (steps as JsonObject[]).find(({ type, config }) => needsConfig.includes(String(type)) && !config);
  if (unfinished) {
    throw invalidRequest(
      `The ${unfinished.type} step ${show(unfinished.name)} has no config, so it cannot be deployed.`,
    );
  }
}
