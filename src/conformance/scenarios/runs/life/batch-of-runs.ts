import { isObject } from "../../../../json.js";
import type { Problem } from "../../../checks/problem.js";
import { isExample } from "../../../exchange/exchange.js";
import type { Session } from "../../../session/session.js";
import { batchOf, create, madeBy } from "../../operations/create-thing.js";
import { creation } from "../../operations/own-requests.js";
import { idOf } from "../../operations/targets.js";
import type { Scenario } from "../../scenario.js";
import { needsList, readList } from "../listed-runs.js";
import { named, pathOf, runResources } from "../run-operations.js";
import { needs, patienceMs, pause } from "./created-run.js";
import { remove } from "./deleted-run.js";

const check = {
  name: "batch-of-runs",
  claim: "A batch makes a run for each input, and the list shows them by the id of the batch.",
};

/** Batches are made in the background: how long that takes no source says. */
export const batchOfRuns: Scenario = {
  check,
  unmet: (session) => needs("createBatch")(session) ?? needsList(session),
  async play(session) {
    for (const resource of runResources(session, "createBatch", "list")) await batch(session, resource);
  },
};

async function batch(session: Session, resource: string): Promise<void> {
  const operation = named(session, "createBatch", resource);
  const ask = operation && (await creation(session, operation));
  if (!operation || !isObject(ask?.body) || !Array.isArray(ask.body.inputs)) return;
  const wanted = ask.body.inputs.length;
  const exchange = await create(session, operation, ask);
  madeBy(session, operation, ask, exchange);
  const { json, status } = exchange.answer;
  const batchId = batchOf(operation, json);
  if (status >= 300 || isExample(exchange.answer) || batchId === undefined) return;

  let page = await readList(session, { batchId, maxPageSize: "100" }, resource);
  for (let waited = 0; page && page.items.length < wanted && waited < patienceMs; waited += 500) {
    await pause(session, 500);
    page = await readList(session, { batchId, maxPageSize: "100" }, resource);
  }
  if (!page) return;
  const ids = page.items.flatMap((item) => idOf(item) ?? []);
  for (const id of ids) session.made.add(pathOf(session, "get", id, resource));
  if (ids.length >= wanted) session.made.forget(batchId);
  const others = page.items.filter((item) => typeof item.batchId === "string" && item.batchId !== batchId);
  const problems: Problem[] = [];
  if (others.length > 0) {
    const message = "The list of a batch shows runs of another one.";
    problems.push({ message, received: `${others.length} others`, documented: "only its own" });
  }
  if (page.items.length !== wanted) {
    const isMore = page.items.length > wanted;
    problems.push({
      severity: isMore ? "error" : "advice",
      message: `A batch has ${isMore ? "more" : "fewer"} runs than inputs.`,
      received: String(page.items.length),
      documented: String(wanted),
    });
  }
  session.report(check, page.exchange, ...problems);
  for (const id of ids) await remove(session, id, resource);
}
