import type { JsonObject } from "../../../../json.js";
import { runDifferences } from "../../../checks/differences.js";
import { isUnderWay } from "../../../checks/effects/effect-check.js";
import { showPattern } from "../../../checks/place.js";
import { showBoth } from "../../../checks/show-value.js";
import { keysInBody, runOf } from "../../../description/run-description.js";
import type { CheckInfo } from "../../../session/ledger.js";
import type { Session } from "../../../session/session.js";
import { needsWrite, ownKey, type Scenario } from "../../scenario.js";

const check: CheckInfo = {
  name: "other-runs",
  claim: "Reads and updates of one run leave the other runs as they are.",
};

/** Compares the other runs with what they were before, once after a single update and once after all of them. */
export function otherRuns(before: ReadonlyMap<string, JsonObject>): { afterOne: Scenario; afterAll: Scenario } {
  const unmet = () => (before.size === 0 ? "only one --run-id was given" : undefined);

  async function compare(session: Session): Promise<void> {
    const { version } = session.description;
    const asks = [...before].map(([runId, run]) => ({ runId, run }));
    for await (const { ask, exchange } of session.askEach(asks)) {
      const { run } = ask;
      const after = exchange.answer.status === 200 ? runOf(version, exchange.answer.exact) : undefined;
      const isMoving = isUnderWay(run);
      const differences = after ? runDifferences(session.description, run, after) : [];
      const problems = differences
        .filter(({ keys: [member] }) => !isMoving || member === "metadata" || member === "name")
        .map(({ keys, before, after }) => ({
          message: `What was sent to another run has changed ${showPattern(keys)}.`,
          cause: "another run",
          keys: keysInBody(version, keys),
          ...showBoth(before, after),
        }));
      const gone = {
        message: "The run is gone after what was sent to another one.",
        received: String(exchange.answer.status),
        documented: "200",
      };
      session.report(check, exchange, ...(after ? problems : [gone]));
    }
  }

  return {
    afterOne: {
      check,
      unmet: (session) => unmet() ?? needsWrite(session),
      async play(session) {
        await session.update({ metadata: { [ownKey("first")]: "to one run only" } });
        await compare(session);
      },
    },
    afterAll: { check, unmet, play: compare },
  };
}
