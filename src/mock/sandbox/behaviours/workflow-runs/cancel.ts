import { invalidRequest } from "../../../front/refusal-error.js";
import { type Behaviour, idsOf } from "../behaviour.js";
import { knownRun } from "./get.js";

const cancellable = ["PENDING", "PROCESSING"];

/** Cancels a run that waits or is at work; it is CANCELLING for a while, then CANCELLED. */
export const cancelRun: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  const { status } = knownRun(call, id, state);
  if (!cancellable.includes(String(status))) {
    throw invalidRequest(
      `The run is ${status}, and only ${cancellable.join(" and ")} runs can be cancelled: the others are terminal, or about to be.`,
    );
  }
  state.runs.cancel(id);
  return knownRun(call, id, state);
};
