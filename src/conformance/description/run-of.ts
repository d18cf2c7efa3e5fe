import { type ApiVersion, operationAt } from "../../api-versions.js";
import { isObject, type JsonObject } from "../../json.js";

/** The run in the body of a successful answer, out of its envelope; undefined when there is none. */
export function runOf(version: ApiVersion, body: unknown): JsonObject | undefined {
  const envelope = operationAt(version, "workflowRuns", "get").result;
  const run = envelope === undefined ? body : isObject(body) ? body[envelope] : undefined;
  return isObject(run) ? run : undefined;
}

/** A place in a run as a place in the body that holds it. */
export function keysInBody(version: ApiVersion, keys: readonly string[]): string[] {
  const envelope = operationAt(version, "workflowRuns", "get").result;
  return envelope === undefined ? [...keys] : [envelope, ...keys];
}
