import { runDifferences } from "../../checks/differences.js";
import { isUnderWay } from "../../checks/effects/effect-check.js";
import { showPattern } from "../../checks/place.js";
import { showBoth } from "../../checks/show-value.js";
import { keysInBody, runOf } from "../../description/run-description.js";
import type { Scenario } from "../scenario.js";

const check = {
  name: "repeated-read",
  claim: "Reading a run changes nothing: two reads give the same run.",
};

/** Polling is how most callers wait for a run. */
export const repeatedRead: Scenario = {
  check,
  async play(session) {
    const { description, report, state } = session;
    const first = state.run;
    const second = await session.ask();
    const run = runOf(description.version, second.answer.exact);
    if (!run || isUnderWay(first)) return;
    const problems = runDifferences(description, first, run).map(({ keys, before, after }) => ({
      message: `A second read gives another ${showPattern(keys)}.`,
      cause: "another run",
      keys: keysInBody(description.version, keys),
      ...showBoth(before, after),
    }));
    report(check, second, ...problems);
  },
};
