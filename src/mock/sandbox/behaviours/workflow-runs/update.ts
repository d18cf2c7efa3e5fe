import type { Behaviour } from "../behaviour.js";
import { idOf, knownRun } from "./get.js";

/** Changes name and metadata, in any status; the metadata is merged key by key. */
export const updateRun: Behaviour = (call, state) => {
  const id = idOf(call);
  knownRun(id, call.version, state);
  state.runs.update(call.version, id, call.body);
  return knownRun(id, call.version, state);
};
