import { type Misbehaviours, runs, v25, v26 } from "./misbehaviour.js";

/** Wrong between the members of a run. */
export const wrongRuns: Misbehaviours = {
  "answers with another run": {
    seenBy: "asked-run",
    version: v25,
    tamper: runs((run) => ({ ...run, id: "workflow_run_another" })),
  },
  "gives times in the zone of the server": {
    seenBy: "times-in-utc",
    version: v26,
    tamper: runs((run) => ({ ...run, initialRunAt: run.initialRunAt.replace("Z", "+02:00") })),
  },
  "starts a run before it is made": {
    seenBy: "times-in-order",
    version: v25,
    tamper: runs((run) => ({ ...run, startTime: "2001-01-01T00:00:00.000Z" })),
  },
  "has a reason for failing on a run that has not": {
    seenBy: "failure-only-when-failed",
    version: v26,
    tamper: runs((run) => ({ ...run, failureReason: "INTERNAL_ERROR" })),
  },
  "calls a run reviewed that nobody reviewed": {
    seenBy: "review-fields",
    version: v26,
    tamper: runs((run) => ({ ...run, reviewed: true, reviewedAt: null })),
  },
  "makes up a usage for old runs": {
    seenBy: "usage-since",
    version: v25,
    tamper: runs((run) => ({ ...run, initialRunAt: "2024-01-01T00:00:00.000Z", usage: { credits: 3 } })),
  },
  "counts credits twice": {
    seenBy: "credits-add-up",
    version: v26,
    tamper: runs((run) =>
      run.usage?.breakdown ? { ...run, usage: { ...run.usage, credits: run.usage.credits * 2 } } : run,
    ),
  },
  "says that all rules passed when one did not": {
    seenBy: "all-passed",
    version: v26,
    tamper: runs((run) => {
      for (const { result } of run.stepRuns) if (result?.rules) result.allPassed = !result.allPassed;
    }),
  },
  "has the config of another processor": {
    seenBy: "config-of-type",
    version: v25,
    tamper: runs((run) => {
      for (const output of run.outputs)
        output.config = { ...output.config, type: output.type === "CLASSIFY" ? "EXTRACT" : "CLASSIFY" };
    }),
  },
  "shows the secrets of a run": {
    seenBy: "no-secret-member",
    version: v26,
    tamper: runs((run) => ({ ...run, secrets: { portal: "hunter2" } })),
  },
};
