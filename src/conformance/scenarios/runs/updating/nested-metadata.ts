import { needsWrite, ownKey, type Scenario } from "../../scenario.js";

/** What the sources leave open about the merge, so that an owner knows where callers may expect something else. */
export const nestedMetadata: Scenario = {
  check: {
    name: "nested-metadata",
    claim: "An object under a metadata key is replaced as a whole, and null is stored.",
  },
  isOnlyTraffic: true,
  unmet: needsWrite,
  async play({ update, change, options: { seed } }) {
    const key = ownKey("nested");
    await update({ metadata: { [key]: { left: { deep: 1 }, right: [1, 2] } } });
    await update({ metadata: { [key]: { left: { other: seed } } } });
    await update({ metadata: { [key]: {} } });
    await change({ body: { metadata: { [key]: null } } });
    await update({ metadata: { [key]: "after null" } });
  },
};
