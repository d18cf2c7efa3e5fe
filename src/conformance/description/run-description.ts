import { type ApiVersion, operationAt } from "../../api-versions.js";
import { isObject, type JsonObject } from "../../json.js";
import { type Description, loadDescription, type Operation } from "./load-description.js";

/** A description, and what in it is about a workflow run. */
export interface RunDescription extends Description {
  /** Reads one run. */
  readonly get: Operation;
  /** Updates one run. */
  readonly update: Operation;
  /** Pointer to the schema of a run. */
  readonly run: string;
}

/**
 * Loads a description for checks of what happens to a run.
 *
 * @throws Error when it cannot be read, or does not say how a run is read and updated
 */
export async function loadRunDescription(version: ApiVersion): Promise<RunDescription> {
  const description = await loadDescription(version);
  const [get, update] = ["get", "update"].map((name) => {
    const { method, path } = operationAt(version, "workflowRuns", name);
    return description.operationOf(method, path);
  });
  if (!get?.result || !update) throw new Error(`The bundle of ${version} does not say how a run is read and updated.`);
  return { ...description, get, update, run: get.result.schema };
}

/** The path of one run in a version. */
export function runPath(version: ApiVersion, runId: string): string {
  return operationAt(version, "workflowRuns", "get").path.replace(/\{\w+\}/, encodeURIComponent(runId));
}

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
