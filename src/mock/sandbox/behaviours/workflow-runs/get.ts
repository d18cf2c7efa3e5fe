import type { JsonObject } from "../../../../json.js";
import type { State } from "../../state.js";
import { type Behaviour, type Call, idsOf, unknownThing } from "../behaviour.js";

/** Shows a run. Where runs live by reads, it goes on by one step afterwards. */
export const getRun: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  const run = knownRun(call, id, state);
  state.runs.noticeRead(id);
  return run;
};

/**
 * A run as the version shows it now.
 *
 * @throws RefusalError (404) that names some that there are
 */
export function knownRun(call: Call, id: string, { runs }: State): JsonObject {
  const run = runs.get(call.version, id);
  if (!run) throw unknownThing(call, "run", id, runs.ids(call.version));
  return run;
}
