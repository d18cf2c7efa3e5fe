import type { Operation } from "../../description/load-description.js";
import type { Session } from "../../session/session.js";
import type { Scenario } from "../scenario.js";
import { targetOf } from "./targets.js";

const check = {
  name: "documented-operations",
  claim: "Every documented operation that only reads is there.",
};

/** An operation that is new in the description is asked for without new code. */
export const documentedOperations: Scenario = {
  check,
  unmet: (session) => (readable(session).length === 0 ? "the description has nothing to read but a run" : undefined),
  async play(session) {
    const asks: { operation: Operation; path: string; isKnown: boolean }[] = [];
    for (const operation of readable(session)) {
      const target = await targetOf(session, operation);
      if (typeof target === "string") session.ledger.skipped(check, target);
      else asks.push({ operation, ...target });
    }
    for await (const { ask, exchange } of session.askEach(asks)) {
      const { operation, isKnown } = ask;
      const { status } = exchange.answer;
      const problem = {
        message: `${operation.operationId} does not answer.`,
        received: String(status),
        documented: "2xx",
      };
      // What only the description's examples name may not be there.
      const isMissing = status >= 300 && status < 500 && (isKnown || status !== 404);
      session.report(check, exchange, ...(isMissing ? [problem] : []));
    }
  },
};

/** What reads, but for the read of a run itself, which everything else does. */
function readable({ description: { operations, get } }: Session): Operation[] {
  return operations.filter(({ method, path }) => method === "GET" && path !== get.path);
}
