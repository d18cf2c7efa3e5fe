import { type ApiVersion, apiVersions } from "../../api-versions.js";
import { isObject, type JsonObject } from "../../json.js";

/** The run in the body of a successful answer, out of its envelope; undefined when there is none. */
export function runOf(version: ApiVersion, body: unknown): JsonObject | undefined {
  const { envelope } = apiVersions[version];
  const run = envelope === undefined ? body : isObject(body) ? body[envelope] : undefined;
  return isObject(run) ? run : undefined;
}

/** A place in a run as a place in the body that holds it. */
export function keysInBody(version: ApiVersion, keys: readonly string[]): string[] {
  const { envelope } = apiVersions[version];
  return envelope === undefined ? [...keys] : [envelope, ...keys];
}
