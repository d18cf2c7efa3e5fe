import type { ApiVersion } from "../../../../api-versions.js";
import { type JsonObject, show } from "../../../../json.js";
import { RefusalError } from "../../../front/refusal-error.js";
import type { State } from "../../state.js";
import type { Behaviour, Call } from "../behaviour.js";

export const getRun: Behaviour = (call, state) => knownRun(idOf(call), call.version, state);

/** The id in the path, whatever the version calls it. */
export function idOf({ pathParameters }: Call): string {
  return Object.values(pathParameters)[0] ?? "";
}

/**
 * A run as a version shows it now.
 *
 * @throws RefusalError (404) that names some that there are
 */
export function knownRun(id: string, version: ApiVersion, { runs }: State): JsonObject {
  const run = runs.get(version, id);
  if (run) return run;
  const ids = runs.ids(version);
  const known = `${ids.slice(0, 3).join(", ")} and ${ids.length - 3} more`;
  const message = `There is no run ${show(id)} in ${version}. Ask for one that the sandbox has: ${known}.`;
  throw new RefusalError({ status: 404, code: "NOT_FOUND", message });
}
