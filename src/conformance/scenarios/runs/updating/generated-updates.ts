import { explore } from "../../../generate/explore.js";
import { needsWrite, type Scenario } from "../../scenario.js";
import { arbitraryUpdate } from "./arbitrary-update.js";

/** Bodies made from the schema of the description, so that a new member is tried without new code. */
export const generatedUpdates: Scenario = {
  check: { name: "generated-updates", claim: "Updates of every shape that the description allows are carried out." },
  isOnlyTraffic: true,
  unmet: needsWrite,
  play: (session) =>
    explore(session, arbitraryUpdate(session), session.options.cases, async (body) => {
      await session.update(body);
    }),
};
