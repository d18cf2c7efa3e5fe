import { eventExamplesOf } from "../../../../bundles/operations-of.js";
import { isObject, type JsonObject, pointerTo } from "../../../../json.js";
import { showPattern } from "../../../checks/place.js";
import type { Problem } from "../../../checks/problem.js";
import type { Description } from "../../../description/load-description.js";

/**
 * In which ways a run does not fit into the event that is sent when it has come to its status. No server can be made to
 * send events to this machine; what it would send is the run as it is read. Empty also where the run is not as documented
 * itself, which is a finding of its own.
 *
 * @param runSchema pointer to the schema of a run
 */
export function eventProblems(description: Description, run: JsonObject, runSchema: string): Problem[] {
  const example = eventExamplesOf(description.bundle).find(({ value }) => {
    const payload = isObject(value) ? value.payload : undefined;
    return isObject(payload) && payload.object === run.object && payload.status === run.status;
  });
  if (!isObject(example?.value) || description.violationsOf(runSchema, run).length > 0) return [];
  const { event } = example;
  const schema = pointerTo("#/webhooks", event, "post", "requestBody", "content", "application/json", "schema");
  const violations = description.violationsOf(schema, { ...example.value, payload: run });
  return violations.map(({ keys, keyword, schemaAt, received, documented }) => ({
    message: `A run that is ${run.status} does not fit into the event ${event}: ${showPattern(keys)} (${keyword}).`,
    cause: `event ${schemaAt}`,
    ...{ schemaAt, received, documented },
  }));
}
