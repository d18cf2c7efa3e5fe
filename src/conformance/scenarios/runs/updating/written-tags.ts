import { knowsUsageTags, usageTagsKey } from "../../../checks/effects/usage-tags.js";
import { needsWrite, type Scenario } from "../../scenario.js";

/** Tags that may stay as they are, tags that must be cleaned, and the list as a whole. */
export const writtenTags: Scenario = {
  check: { name: "written-tags", claim: "Usage tags are cleaned, kept in order, and replaced as a whole." },
  isOnlyTraffic: true,
  unmet: (session) => (knowsUsageTags(session.description) ? needsWrite(session) : "this version knows no usage tags"),
  async play({ update }) {
    const lists = [
      ["production", "team-eng", "customer-123"],
      ["zeta", "Alpha", "m_i-d", "007"],
      ["a b", "team eng!", "v1.2", "x:y/z", "under_score-ok", "q@#$%^&*()+=z"],
      ["one", `a-tag-of-${"many-".repeat(12)}characters`],
      ["extend-contract", "twice", "twice"],
      ["!!!", "kept", "café"],
      [],
    ];
    for (const tags of lists) await update({ metadata: { [usageTagsKey]: tags } });
  },
};
