import type { Behaviour } from "./behaviour.js";
import { getRun } from "./workflow-runs/get.js";
import { updateRun } from "./workflow-runs/update.js";

/** What operations do that no description can say, by their place in the client. The others answer with an example. */
export const behaviours: Readonly<Record<string, Readonly<Record<string, Behaviour>>>> = {
  workflowRuns: { get: getRun, update: updateRun },
};
