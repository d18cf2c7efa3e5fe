import { differencesOf, runDifferences } from "../../../checks/differences.js";
import { isUnderWay } from "../../../checks/effects/effect-check.js";
import { showPattern } from "../../../checks/place.js";
import { showBoth } from "../../../checks/show-value.js";
import { keysInBody } from "../../../description/run-description.js";
import { needsWrite, ownKey, type Scenario } from "../../scenario.js";

const check = {
  name: "repeated-update",
  claim: "The same update sent twice leaves the run as sent once.",
};

/** A client that got no answer sends its update again, not knowing whether the first one arrived. */
export const repeatedUpdate: Scenario = {
  check,
  unmet: needsWrite,
  async play(session) {
    const { seed } = session.options;
    const body = {
      ...(session.mayWriteName && { name: `Sent twice ${seed}` }),
      metadata: { [ownKey("first")]: ["sent twice", seed] },
    };
    const once = await session.update(body);
    const twice = await session.update(body);
    const [before, after] = [once.effect.after, twice.effect.after];
    const differences = isUnderWay(before.run)
      ? differencesOf(before.metadata, after.metadata, ["metadata"])
      : runDifferences(session.description, before.run, after.run);
    const problems = differences.map((difference) => ({
      message: `The second of two equal updates changes ${showPattern(difference.keys)}.`,
      cause: "another run",
      keys: keysInBody(session.description.version, difference.keys),
      ...showBoth(difference.before, difference.after),
    }));
    session.report(check, twice.exchange, ...problems);
  },
};
