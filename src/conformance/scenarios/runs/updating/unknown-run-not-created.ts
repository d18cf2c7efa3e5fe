import { needsWrite, ownKey, type Scenario } from "../../scenario.js";
import { notFound } from "../unknown-run.js";

const check = {
  name: "unknown-run-not-created",
  claim: "An update of a run that does not exist is answered with 404, and makes none.",
};

/** A mistyped id must not become a run, nor a change of another one. */
export const unknownRunNotCreated: Scenario = {
  check,
  unmet: needsWrite,
  async play(session) {
    const { runId } = session.options;
    for (const id of ["workflow_run_doesNotExist0000000", `${runId}0`]) {
      const { exchange } = await session.change({
        runId: id,
        body: { metadata: { [ownKey("probe")]: "to an unknown run" } },
      });
      session.report(check, exchange, ...notFound(exchange.answer.status));
      const read = await session.ask({ runId: id });
      session.report(check, read, ...notFound(read.answer.status));
    }
  },
};
