import { show } from "../../../json.js";
import { objectsIn, type RunCheck } from "./run-check.js";

/** Whatever else is right about a run, it has to be the one that was asked for. */
export const askedRun: RunCheck = {
  name: "asked-run",
  claim: "The run that comes back is the one that was asked for, and so are the step runs in it.",
  check(run, { id }) {
    // What is created has an id that nobody asked for.
    if (id === undefined) return [];
    const other = (keys: string[], received: unknown) => ({
      message: "The answer holds another run than the one asked for.",
      keys,
      received: show(received),
      documented: show(id),
    });
    const steps = objectsIn(run.stepRuns);
    return [
      ...(typeof run.id === "string" && run.id !== id ? [other(["id"], run.id)] : []),
      ...steps.flatMap(({ workflowRunId }, index) =>
        typeof workflowRunId === "string" && workflowRunId !== id
          ? [other(["stepRuns", String(index), "workflowRunId"], workflowRunId)]
          : [],
      ),
    ];
  },
};
