import { type Behaviour, idsOf } from "../behaviour.js";
import { knownRun } from "./get.js";

/** Changes name and metadata, in any status; the metadata is merged key by key. */
export const updateRun: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  knownRun(call, id, state);
  state.runs.update(call.version, id, call.body);
  return knownRun(call, id, state);
};
