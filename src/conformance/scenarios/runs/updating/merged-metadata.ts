import { needsWrite, ownKey, type Scenario } from "../../scenario.js";

/** The merge in its plainest steps; what each did is judged as after every update. */
export const mergedMetadata: Scenario = {
  check: { name: "merged-metadata", claim: "Metadata is merged key by key." },
  isOnlyTraffic: true,
  unmet: needsWrite,
  async play({ update, options: { seed } }) {
    const [first, second, list] = [ownKey("first"), ownKey("second"), ownKey("list")];
    await update({});
    await update({ metadata: {} });
    await update({ metadata: { [first]: `a new key ${seed}` } });
    await update({ metadata: { [second]: seed } });
    await update({ metadata: { [first]: `another value ${seed}` } });
    await update({ metadata: { [first]: false, [second]: `both at once ${seed}` } });
    await update({ metadata: { [list]: ["one", "two"] } });
    await update({ metadata: { [list]: ["three"] } });
    await update({ metadata: { [list]: [] } });
    await update({ metadata: { [first]: "", [second]: 0 } });
    await update({});
  },
};
