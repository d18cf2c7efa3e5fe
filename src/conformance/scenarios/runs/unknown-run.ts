import type { Scenario } from "../scenario.js";

const check = {
  name: "unknown-run",
  claim: "An id that no run has is answered with 404, also one that is nearly that of a run.",
};

/** Ids are opaque: one that differs in a single character, or in case, is another one. */
export const unknownRun: Scenario = {
  check,
  async play(session) {
    const { runId } = session.options;
    const swapped = runId === runId.toUpperCase() ? runId.toLowerCase() : runId.toUpperCase();
    const ids = [
      "workflow_run_doesNotExist0000000",
      `${runId}0`,
      runId.slice(0, -1),
      ...(swapped === runId ? [] : [swapped]),
    ];
    const asks = ids.filter((it) => it !== "").map((id) => ({ runId: id }));
    for await (const { exchange } of session.askEach(asks)) {
      session.report(check, exchange, ...notFound(exchange.answer.status));
    }
  },
};

/** What is wrong with the status of an answer about a run that does not exist. */
export function notFound(status: number) {
  if (status === 404) return [];
  return [{ message: "An id that no run has is not answered with 404.", received: String(status), documented: "404" }];
}
