import { acknowledge, type Behaviour, idsOf } from "../behaviour.js";
import { knownRun } from "./get.js";

/** Deletes a run for good, in whatever status it is. Its files stay. */
export const deleteRun: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  knownRun(call, id, state);
  state.runs.delete(id);
  return acknowledge(call, id);
};
