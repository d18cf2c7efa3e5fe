import type { Scenario } from "../scenario.js";
import { notFound } from "./unknown-run.js";

const check = {
  name: "foreign-run",
  claim: "A run of another workspace is answered like one that does not exist: 404.",
};

/** Another answer would tell a stranger that the run exists. */
export const foreignRun: Scenario = {
  check,
  unmet: ({ options }) => (options.foreignRunId === undefined ? "no --foreign-run-id was given" : undefined),
  async play(session) {
    const runId = session.options.foreignRunId ?? "";
    const asks = [{ runId }, ...(session.options.write ? [{ runId, method: "POST", body: {} }] : [])];
    for (const ask of asks) {
      const exchange = await session.ask(ask);
      session.report(check, exchange, ...notFound(exchange.answer.status));
    }
  },
};
