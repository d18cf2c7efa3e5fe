import type { JsonObject } from "../../../../json.js";
import type { Session } from "../../../session/session.js";
import { workflowOf } from "../../operations/own-requests.js";
import type { Scenario } from "../../scenario.js";
import { readList } from "../listed-runs.js";
import { named, resultOf, runResources } from "../run-operations.js";
import { isOver } from "../run-status.js";
import { follow, lifeCheck, needs, read, type StartedRun, startRun, wrongWay } from "./created-run.js";
import { lookFor, remove } from "./deleted-run.js";
import { eventProblems } from "./webhook-shape.js";

/** Created, read, listed, and watched to its end, where it has to fit into the event that is sent of it. */
export const lifeOfRun: Scenario = {
  check: lifeCheck,
  unmet: needs("create"),
  async play(session) {
    // All at work at the same time, so that there is one time to wait for.
    const started: { resource: string; run: StartedRun }[] = [];
    for (const resource of runResources(session)) {
      const run = await startRun(session, "in its life", resource);
      if (run) started.push({ resource, run });
    }
    for (const { resource, run } of started) await live(session, resource, run);
  },
};

async function live(session: Session, resource: string, { exchange, id, run: created }: StartedRun): Promise<void> {
  const isNew = created.status === undefined || !["REJECTED", "REVIEWED", "CANCELLED"].includes(String(created.status));
  const notNew = {
    message: "A new run has come to an end that it cannot have yet.",
    received: String(created.status),
  };
  session.report(lifeCheck, exchange, ...(isNew ? [] : [{ ...notNew, documented: "PENDING or PROCESSING" }]));

  const isSettled = ({ status }: JsonObject) => isOver(status) || status === "NEEDS_REVIEW";
  const last = await follow(session, id, created, isSettled, lifeCheck, resource);
  if (!last) return;
  await isListed(session, resource, id, last);
  const reading = await read(session, id, resource);
  const { schema = "" } = named(session, "get", resource)?.result ?? {};
  const run = reading && resultOf(session, "get", reading.exchange, resource);
  if (run) session.report(lifeCheck, reading.exchange, ...eventProblems(session.description, run, schema));
  // What is over stays as it is.
  if (isOver(last.status)) await follow(session, id, last, () => true, lifeCheck, resource);
  if (await remove(session, id, resource)) await lookFor(session, id, resource);
}

async function isListed(session: Session, resource: string, id: string, run: JsonObject): Promise<void> {
  const workflowId = workflowOf(run);
  const query = { ...(workflowId !== undefined && { workflowId }), maxPageSize: "100" };
  const page = await readList(session, query, resource);
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
