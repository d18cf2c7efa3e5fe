import { setTimeout } from "node:timers/promises";
import { isObject, type JsonObject } from "../../../json.js";
import type { Problem } from "../../checks/problem.js";
import type { Operation } from "../../description/load-description.js";
import { runOf, runPath } from "../../description/run-description.js";
import { StoppedError } from "../../exchange/errors.js";
import { type Exchange, isExample } from "../../exchange/exchange.js";
import { operationAt } from "../../session/made-things.js";
import type { Ask, Session } from "../../session/session.js";
import { create, creation, madeBy, namesOfExamples } from "../operations/created-things.js";
import { idOf } from "../operations/targets.js";
import { ownKey, type Scenario } from "../scenario.js";
import { listOf, readList } from "./listed-runs.js";
import { isCancellable, isOver, mayBecome } from "./run-status.js";

const lifeCheck = {
  name: "life-of-run",
  claim: "A run that was created is the one that is read and listed from then on, and goes only documented ways.",
};

const cancelCheck = {
  name: "cancelled-run",
  claim: "A run that is waiting or at work can be cancelled; one that has ended cannot, and stays as it is.",
};

const pagesCheck = {
  name: "list-while-created",
  claim: "Who reads the list of runs page by page while a run is created sees each of the others once.",
};

const deleteCheck = {
  name: "deleted-run",
  claim: "A run that was deleted is gone from every answer, and deleting it again is answered with 404.",
};

const batchCheck = {
  name: "batch-of-runs",
  claim: "A batch makes a run for each input, and the list shows them by the id of the batch.",
};

/** The longest that a run is waited for, in milliseconds. What takes longer is judged as far as it has come. */
const patienceMs = 8000;

const named = ({ description: { operations } }: Session, name: string): Operation | undefined =>
  operations.find((it) => it.resource === "workflowRuns" && it.name === name);

const needs =
  (...names: string[]) =>
  (session: Session): string | undefined => {
    const missing = names.find((name) => !named(session, name));
    if (missing !== undefined) return `the description has no operation to ${missing} a run`;
    return session.options.create ? undefined : "nothing is created without --create";
  };

/** Created, read, listed, and watched to its end. */
export const lifeOfRun: Scenario = {
  check: lifeCheck,
  unmet: needs("create"),
  async play(session) {
    const started = await start(session, "in its life");
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
    // What is over stays as it is.
    if (isOver(last.status)) await follow(session, id, last, () => true);
    await remove(session, id);
  },
};

/** Cancelled at once; and again, which is refused. */
export const cancelledRun: Scenario = {
  check: cancelCheck,
  unmet: needs("create", "cancel"),
  async play(session) {
    const started = await start(session, "cancelled");
    if (!started) return;
    const { id } = started;
    const cancel = await session.ask({ method: "POST", path: pathOf(session, "cancel", id), tolerated: [409] });
    const answered = resultOf(session, "cancel", cancel);
    if (cancel.answer.status < 300) {
      const isStopped = ["CANCELLED", "CANCELLING"].includes(String(answered?.status));
      const problem = {
        message: "A run that was cancelled does not say so.",
        received: JSON.stringify(answered?.status),
        documented: "CANCELLING or CANCELLED",
      };
      session.report(cancelCheck, cancel, ...(isStopped ? [] : [problem]));
    }
    const after = await read(session, id);
    if (after && cancel.answer.status >= 300 && cancel.answer.status < 500) {
      const problem = {
        message: `A run that is ${after.run.status} cannot be cancelled.`,
        received: String(cancel.answer.status),
        documented: "200",
      };
      session.report(cancelCheck, cancel, ...(isCancellable(after.run.status) ? [problem] : []));
    }
    if (after && answered) session.report(cancelCheck, after.exchange, ...wrongWay(answered, after.run));
    const end = after && (await follow(session, id, after.run, (run) => isOver(run.status), cancelCheck));
    if (end && isOver(end.status)) await cancelEnded(session, id, end);
    await remove(session, id);
  },
};

/** Pages that are counted from the beginning move on when something comes in before them. */
export const listWhileCreated: Scenario = {
  check: pagesCheck,
  unmet: (session) => needs("create")(session) ?? (listOf(session) ? undefined : "the description has no list of runs"),
  async play(session) {
    const token = listOf(session)?.page?.token ?? "";
    const order = { sortBy: "createdAt", sortDir: "desc" };
    const wanted = await readList(session, { ...order, maxPageSize: "4" });
    const first = await readList(session, { ...order, maxPageSize: "2" });
    if (first?.next === undefined || !wanted) return;
    const started = await start(session, "listed meanwhile");
    if (!started) return;
    const second = await readList(session, { ...order, maxPageSize: "2", [token]: String(first.next) });
    if (second) {
      const [seen, now] = [first, second].map(({ items }) => items.map(({ id }) => id)) as [unknown[], unknown[]];
      const again = now.filter((id) => seen.includes(id));
      const all = wanted.items.map(({ id }) => id);
      const isFull = now.length === 2;
      const lost = isFull ? all.filter((id) => !seen.includes(id) && !now.includes(id)) : [];
      const problem = (message: string, ids: unknown[]) => ({ message, received: ids.join(", "), documented: "once" });
      const problems: Problem[] = [];
      if (again.length > 0) problems.push(problem("A run is listed again once another one was created.", again));
      // Others may create runs as well, which are not ours to know of.
      else if (lost.length > 0) {
        problems.push({ ...problem("A run is left out once another one was created.", lost), severity: "advice" });
      }
      session.report(pagesCheck, second.exchange, ...problems);
    }
    await remove(session, started.id);
  },
};

/** Deleted in the middle of its work. */
export const deletedRun: Scenario = {
  check: deleteCheck,
  unmet: needs("create", "delete"),
  async play(session) {
    const started = await start(session, "deleted");
    if (started) await remove(session, started.id);
  },
};

/** Batches are made in the background: how long that takes no source says. */
export const batchOfRuns: Scenario = {
  check: batchCheck,
  unmet: (session) =>
    needs("createBatch")(session) ?? (listOf(session) ? undefined : "the description has no list of runs"),
  async play(session) {
    const operation = named(session, "createBatch");
    const ask = operation && (await creationIn(session, operation));
    if (!operation || !ask || !Array.isArray(ask.body.inputs)) return;
    const wanted = ask.body.inputs.length;
    const exchange = await create(session, operation, ask);
    const { json, status } = exchange.answer;
    if (status >= 300 || isExample(exchange.answer)) return;
    const batchId = isObject(json) ? (json.batchId ?? json.id) : undefined;
    if (typeof batchId !== "string") return;

    let page = await readList(session, { batchId, maxPageSize: "100" });
    for (let waited = 0; page && page.items.length < wanted && waited < patienceMs; waited += 500) {
      await pause(session, 500);
      page = await readList(session, { batchId, maxPageSize: "100" });
    }
    if (!page) return;
    const ids = page.items.flatMap((item) => idOf(item) ?? []);
    for (const id of ids) session.made.add(runPath(session.description.version, id));
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
    session.report(batchCheck, page.exchange, ...problems);
    for (const id of ids) await remove(session, id);
  },
};

/** Creates a run of our own; undefined where that cannot be, or is refused, which the scenario of created things tells. */
async function start(session: Session, what: string) {
  const operation = named(session, "create");
  const ask = operation && (await creationIn(session, operation));
  if (!operation || !ask) return undefined;
  const metadata = { ...(isObject(ask.body.metadata) && ask.body.metadata), [ownKey("life")]: what };
  const exchange = await create(session, operation, { ...ask, body: { ...ask.body, metadata } });
  madeBy(session, operation, ask, exchange);
  if (exchange.answer.status >= 300 || isExample(exchange.answer)) return undefined;
  const run = resultOf(session, "create", exchange);
  const id = idOf(run);
  return run && id !== undefined ? { exchange, run, id } : undefined;
}

/** The example of a request, for the workflow of the caller's run: those of examples need not be there. */
async function creationIn(session: Session, operation: Operation): Promise<(Ask & { body: JsonObject }) | undefined> {
  const names = await namesOfExamples(session);
  const own = workflowOf(session.state.run);
  const [example] = operation.body?.examples ?? [];
  const named = isObject(example) ? workflowOf(example) : undefined;
  if (named !== undefined && own !== undefined) names.set(named, own);
  const ask = creation(session, operation, names);
  if (!isObject(ask?.body)) return undefined;
  // It has versions of its own.
  const { version: _, ...body } = ask.body;
  if (isObject(body.workflow)) body.workflow = { id: body.workflow.id };
  return { ...ask, body };
}

function workflowOf({ workflow, workflowId }: JsonObject): string | undefined {
  return idOf(workflow) ?? (typeof workflowId === "string" ? workflowId : undefined);
}

/** Reads a run until it is as wanted or the patience ends, and holds each reading against the one before. */
async function follow(
  session: Session,
  id: string,
  before: JsonObject,
  isWanted: (run: JsonObject) => boolean,
  check = lifeCheck,
): Promise<JsonObject | undefined> {
  let last = before;
  let waitMs = 50;
  for (let waited = 0; ; waited += waitMs, waitMs = Math.min(waitMs * 1.5, 1000)) {
    const reading = await read(session, id);
    if (!reading) return undefined;
    const problems = [...wrongWay(last, reading.run), ...changed(last, reading.run)];
    session.report(check, reading.exchange, ...problems);
    last = reading.run;
    // One that is lost may never come to an end.
    if (isWanted(last) || problems.length > 0 || waited > patienceMs) return last;
    await pause(session, waitMs);
  }
}

async function read(session: Session, id: string): Promise<{ exchange: Exchange; run: JsonObject } | undefined> {
  const exchange = await session.ask({ runId: id });
  const { status, exact } = exchange.answer;
  const run = status === 200 ? runOf(session.description.version, exact) : undefined;
  const problem = {
    message: "A run that was created cannot be read.",
    received: status === 200 ? "200 without a run" : String(status),
    documented: "the run",
  };
  session.report(lifeCheck, exchange, ...(run || status >= 500 ? [] : [problem]));
  return run && { exchange, run };
}

function wrongWay(before: JsonObject, after: JsonObject): Problem[] {
  if (mayBecome(before.status, after.status)) return [];
  return [
    {
      message: `A run that was ${before.status} is ${after.status} later.`,
      cause: "status",
      received: String(after.status),
      documented: "a status that follows on the one before",
    },
  ];
}

/** Members that a run has from its beginning. */
const lasting = ["id", "workflowId", "workflowVersionId", "batchId", "initialRunAt", "createdAt"];

function changed(before: JsonObject, after: JsonObject): Problem[] {
  const members = lasting.filter((name) => typeof before[name] === "string" && before[name] !== after[name]);
  const ours = (run: JsonObject) => (isObject(run.metadata) ? run.metadata[ownKey("life")] : undefined);
  const isLost = isObject(before.metadata) && ours(before) !== ours(after);
  return [...members, ...(isLost ? ["metadata"] : [])].map((name) => ({
    message: `The ${name} of a run changes in its life.`,
    cause: name,
    received: JSON.stringify(after[name]),
    documented: JSON.stringify(before[name]),
  }));
}

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

/** A run that has ended cannot be cancelled, and is as it was. */
async function cancelEnded(session: Session, id: string, run: JsonObject): Promise<void> {
  const exchange = await session.ask({ method: "POST", path: pathOf(session, "cancel", id), tolerated: [409] });
  const { status } = exchange.answer;
  const problem = { message: `A run that is ${run.status} is cancelled.`, cause: "ended", received: String(status) };
  session.report(cancelCheck, exchange, ...(status < 300 ? [{ ...problem, documented: "400" }] : []));
  const after = await read(session, id);
  if (after) session.report(cancelCheck, after.exchange, ...wrongWay(run, after.run));
}

/** Deletes a run, where that is described, and looks that nothing is left of it. */
async function remove(session: Session, id: string): Promise<void> {
  const { version } = session.description;
  const path = runPath(version, id);
  if (!named(session, "delete") || !session.made.left.includes(path)) return;
  const exchange = await session.ask({ method: "DELETE", path });
  const { status, json } = exchange.answer;
  const isDeleted = status < 300;
  const refusal = { message: "A run cannot be deleted.", received: String(status), documented: "200" };
  const said = isObject(json) ? Object.values(json).filter((value) => typeof value === "string") : [];
  const unnamed = { message: "The answer to a delete names another run.", received: said.join(", "), documented: id };
  session.report(deleteCheck, exchange, ...(isDeleted || status >= 500 ? [] : [refusal]));
  if (!isDeleted) return;
  session.report(deleteCheck, exchange, ...(said.includes(id) ? [] : [unnamed]));
  session.made.forget(path);

  const asks: [what: string, ask: Ask][] = [
    ["can still be read", { path }],
    ["can be deleted again", { method: "DELETE", path }],
    ["can still be updated", { method: "POST", path, body: {} }],
    ...(operationAt(session.description, "POST", `${path}/cancel`)
      ? [["can still be cancelled", { method: "POST", path: `${path}/cancel` }] satisfies [string, Ask]]
      : []),
    ...session.otherVersions.map((other): [string, Ask] => [
      `can still be read in ${other}`,
      { version: other, runId: id },
    ]),
  ];
  for (const [what, ask] of asks) {
    const again = await session.ask(ask);
    const problem = {
      message: `A run that was deleted ${what}.`,
      cause: what,
      received: String(again.answer.status),
      documented: "404",
    };
    const { status } = again.answer;
    session.report(deleteCheck, again, ...(status === 404 || status >= 500 ? [] : [problem]));
  }
  const page = await readList(session, { maxPageSize: "100" });
  const isShown = page?.items.some((item) => item.id === id);
  const shown = { message: "A run that was deleted is still in the list.", received: id, documented: "no such run" };
  if (page) session.report(deleteCheck, page.exchange, ...(isShown ? [shown] : []));
}

/** The run in the answer of an operation, the first where there are several. */
function resultOf(session: Session, name: string, { answer }: Exchange): JsonObject | undefined {
  const { member } = named(session, name)?.result ?? {};
  const body = isObject(answer.exact) ? answer.exact : {};
  const [run] = [member === undefined ? body : body[member]].flat();
  return isObject(run) ? run : undefined;
}

function pathOf(session: Session, name: string, id: string): string {
  return (named(session, name)?.path ?? "").replace(/\{\w+\}/, encodeURIComponent(id));
}

async function pause({ options: { signal } }: Session, milliseconds: number): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {
    throw new StoppedError("interrupted");
  });
}
