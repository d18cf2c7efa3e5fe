import { invalidRequest } from "../../../front/refusal-error.js";
import { acknowledge, type Behaviour, idsOf } from "../behaviour.js";
import { knownSingleRun } from "./get.js";

/** Cancels a run that waits or is at work, at once. */
export const cancelSingleRun: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  const { status } = knownSingleRun(call, id, state);
  if (status !== "PENDING" && status !== "PROCESSING") {
    throw invalidRequest(
      `The run is ${status}, and only PENDING and PROCESSING runs can be cancelled: the others are terminal.`,
    );
  }
  state.singleRuns.cancel(id);
  return knownSingleRun(call, id, state);
};

/** Deletes a run for good, in whatever status it is. Its files stay. */
export const deleteSingleRun: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  knownSingleRun(call, id, state);
  state.singleRuns.delete(id);
  return acknowledge(call, id);
};
