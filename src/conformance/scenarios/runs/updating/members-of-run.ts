import { needsWrite, ownKey, type Scenario } from "../../scenario.js";

/**
 * Members of a run that are not the caller's to set. A server that takes over whatever a body holds lets callers approve
 * their own runs. Where it does, it gets the old values back the same way.
 */
export const membersOfRun: Scenario = {
  check: { name: "members-of-run", claim: "An update cannot set what is not the caller's: status, batch." },
  isOnlyTraffic: true,
  unmet: needsWrite,
  async play({ change, state }) {
    const { status, batchId } = state.run;
    const metadata = { [ownKey("probe")]: "beside members that are not the caller's" };
    const other = { status: status === "FAILED" ? "PROCESSED" : "FAILED", batchId: "batch_extend-contract" };
    const { effect } = await change({ body: { ...other, metadata } });
    const { run } = effect.after;
    if (run.status === other.status || run.batchId === other.batchId)
      await change({ body: { status, batchId: batchId ?? null } });
  },
};
