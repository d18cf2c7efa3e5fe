import type { JsonObject } from "../../../../json.js";
import type { Session } from "../../../session/session.js";
import type { Scenario } from "../../scenario.js";
import { pathOf, resultOf, runResources } from "../run-operations.js";
import { isCancellable, isOver } from "../run-status.js";
import { follow, needs, read, startRun, wrongWay } from "./created-run.js";
import { remove } from "./deleted-run.js";

const check = {
  name: "cancelled-run",
  claim: "A run that is waiting or at work can be cancelled; one that has ended cannot, and stays as it is.",
};

/** Cancelled at once; and again, which is refused. */
export const cancelledRun: Scenario = {
  check,
  unmet: needs("create", "cancel"),
  async play(session) {
    for (const resource of runResources(session, "cancel")) await cancelOne(session, resource);
  },
};

async function cancelOne(session: Session, resource: string): Promise<void> {
  const started = await startRun(session, "cancelled", resource);
  if (!started) return;
  const { id } = started;
  const path = pathOf(session, "cancel", id, resource);
  const cancel = await session.ask({ method: "POST", path, tolerated: [409] });
  const answered = resultOf(session, "cancel", cancel, resource);
  if (cancel.answer.status < 300) {
    const isStopped = ["CANCELLED", "CANCELLING"].includes(String(answered?.status));
    const problem = {
      message: "A run that was cancelled does not say so.",
      received: JSON.stringify(answered?.status),
      documented: "CANCELLING or CANCELLED",
    };
    session.report(check, cancel, ...(isStopped ? [] : [problem]));
  }
  const after = await read(session, id, resource);
  if (after && cancel.answer.status >= 300 && cancel.answer.status < 500) {
    const problem = {
      message: `A run that is ${after.run.status} cannot be cancelled.`,
      received: String(cancel.answer.status),
      documented: "200",
    };
    session.report(check, cancel, ...(isCancellable(after.run.status) ? [problem] : []));
  }
  if (after && answered) session.report(check, after.exchange, ...wrongWay(answered, after.run));
  const end = after && (await follow(session, id, after.run, (run) => isOver(run.status), check, resource));
  if (end && isOver(end.status)) await cancelEnded(session, resource, id, end);
  await remove(session, id, resource);
}

/** A run that has ended cannot be cancelled, and is as it was. */
async function cancelEnded(session: Session, resource: string, id: string, run: JsonObject): Promise<void> {
  const path = pathOf(session, "cancel", id, resource);
  const exchange = await session.ask({ method: "POST", path, tolerated: [409] });
  const { status } = exchange.answer;
  const problem = { message: `A run that is ${run.status} is cancelled.`, cause: "ended", received: String(status) };
  session.report(check, exchange, ...(status < 300 ? [{ ...problem, documented: "400" }] : []));
  const after = await read(session, id, resource);
  if (after) session.report(check, after.exchange, ...wrongWay(run, after.run));
}
