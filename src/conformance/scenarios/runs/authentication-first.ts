import type { Scenario } from "../scenario.js";
import { unknownKey } from "./authentication.js";

const check = {
  name: "authentication-first",
  claim: "The key is looked at before the run and before the body.",
};

/** Otherwise somebody without a key can find out which ids exist. Usual, and nowhere documented: so it is advice. */
export const authenticationFirst: Scenario = {
  check,
  async play(session) {
    const headers = { authorization: unknownKey };
    const asks = [
      { headers, runId: "workflow_run_doesNotExist0000000" },
      { headers, method: "POST", text: "[" },
    ];
    for (const ask of asks) {
      const exchange = await session.ask(ask);
      const { status } = exchange.answer;
      const problem = {
        severity: "advice" as const,
        message: "A request without a known key is answered by what else is wrong with it.",
        received: String(status),
        documented: "401",
      };
      session.report(check, exchange, ...(status === 401 ? [] : [problem]));
    }
  },
};
