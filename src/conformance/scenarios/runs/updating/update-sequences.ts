import * as fc from "fast-check";
import { explore } from "../../../generate/explore.js";
import { needsWrite, type Scenario } from "../../scenario.js";
import { arbitraryUpdate } from "./arbitrary-update.js";

const longest = 6;

/** What goes wrong only after something else: caches, histories, limits. */
export const updateSequences: Scenario = {
  check: { name: "update-sequences", claim: "Updates one after the other add up to what each of them asked for." },
  isOnlyTraffic: true,
  unmet: needsWrite,
  play(session) {
    const sequences = fc.array(arbitraryUpdate(session), { minLength: 2, maxLength: longest });
    return explore(session, sequences, Math.ceil(session.options.cases / 8), async (updates) => {
      for (const body of updates) await session.update(body);
    });
  },
};
