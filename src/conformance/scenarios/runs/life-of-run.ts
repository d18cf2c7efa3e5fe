import type { JsonObject } from "../../../json.js";
import { runOf } from "../../description/run-description.js";
import type { Session } from "../../session/session.js";
import { workflowOf } from "../operations/own-requests.js";
import type { Scenario } from "../scenario.js";
import { follow, lifeCheck, needs, read, startRun, wrongWay } from "./created-run.js";
import { remove } from "./deleted-run.js";
import { readList } from "./listed-runs.js";
import { isOver } from "./run-status.js";
import { eventProblems } from "./webhook-shape.js";

/** Created, read, listed, and watched to its end, where it has to fit into the event that is sent of it. */
export const lifeOfRun: Scenario = {
  check: lifeCheck,
  unmet: needs("create"),
  async play(session) {
    const started = await startRun(session, "in its life");
    if (!started) return;
    const { exchange, id, run: created } = started;
    const isNew =
      created.status === undefined || !["REJECTED", "REVIEWED", "CANCELLED"].includes(String(created.status));
    const notNew = {
      message: "A new run has come to an end that it cannot have yet.",
      received: String(created.status),
    };
    session.report(lifeCheck, exchange, ...(isNew ? [] : [{ ...notNew, documented: "PENDING or PROCESSING" }]));

    const last = await follow(session, id, created, (run) => isOver(run.status) || run.status === "NEEDS_REVIEW");
    if (!last) return;
    await isListed(session, id, last);
    const reading = await read(session, id);
    const run = runOf(session.description.version, reading?.exchange.answer.json);
    if (reading && run) session.report(lifeCheck, reading.exchange, ...eventProblems(session.description, run));
    // What is over stays as it is.
    if (isOver(last.status)) await follow(session, id, last, () => true);
    await remove(session, id);
  },
};

async function isListed(session: Session, id: string, run: JsonObject): Promise<void> {
  const workflowId = workflowOf(run);
  const page = await readList(session, { ...(workflowId !== undefined && { workflowId }), maxPageSize: "100" });
  if (!page) return;
  const listed = page.items.find((item) => item.id === id);
  const lost = {
    message: "A run that was created is not in the list.",
    received: "no such run",
    documented: "the run",
  };
  const problems = listed ? wrongWay(run, listed) : page.isLast ? [lost] : [];
  session.report(lifeCheck, page.exchange, ...problems);
}
