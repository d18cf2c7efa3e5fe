import { setTimeout } from "node:timers/promises";
import { isObject, type JsonObject } from "../../../../json.js";
import type { Problem } from "../../../checks/problem.js";
import { StoppedError } from "../../../exchange/errors.js";
import { type Exchange, isExample } from "../../../exchange/exchange.js";
import type { Session } from "../../../session/session.js";
import { create, madeBy } from "../../operations/create-thing.js";
import { creation } from "../../operations/own-requests.js";
import { idOf } from "../../operations/targets.js";
import { ownKey } from "../../scenario.js";
import { named, ofWorkflows, pathOf, resultOf } from "../run-operations.js";
import { mayBecome } from "../run-status.js";

// What the scenarios with a run of our own have in common: it is created, read and followed. Runs of every kind go the
// same ways; where nothing else is said, a run is one of a workflow.

/** Whoever reads a run of our own may find that it cannot be read. */
export const lifeCheck = {
  name: "life-of-run",
  claim: "A run that was created is the one that is read and listed from then on, and goes only documented ways.",
};

/** The longest that a run is waited for, in milliseconds. What takes longer is judged as far as it has come. */
export const patienceMs = 8000;

/** What a scenario lacks that creates a run and does these operations. */
export const needs =
  (...names: string[]) =>
  (session: Session): string | undefined => {
    const missing = names.find((name) => !named(session, name));
    if (missing !== undefined) return `the description has no operation to ${missing} a run`;
    return session.options.create ? undefined : "nothing is created without --create";
  };

/** A run of our own, as the answer to its creation shows it. */
export interface StartedRun {
  exchange: Exchange;
  run: JsonObject;
  id: string;
}

/** Creates a run of our own; undefined where that cannot be, or is refused, which the scenario of created things tells. */
export async function startRun(
  session: Session,
  what: string,
  resource = ofWorkflows,
): Promise<StartedRun | undefined> {
  const operation = named(session, "create", resource);
  const ask = operation && (await creation(session, operation));
  if (!operation || !isObject(ask?.body)) return undefined;
  const metadata = { ...(isObject(ask.body.metadata) && ask.body.metadata), [ownKey("life")]: what };
  const exchange = await create(session, operation, { ...ask, body: { ...ask.body, metadata } });
  madeBy(session, operation, ask, exchange);
  if (exchange.answer.status >= 300 || isExample(exchange.answer)) return undefined;
  const run = resultOf(session, "create", exchange, resource);
  const id = idOf(run);
  return run && id !== undefined ? { exchange, run, id } : undefined;
}

/** Reads a run until it is as wanted or the patience ends, and holds each reading against the one before. */
export async function follow(
  session: Session,
  id: string,
  before: JsonObject,
  isWanted: (run: JsonObject) => boolean,
  check = lifeCheck,
  resource = ofWorkflows,
): Promise<JsonObject | undefined> {
  let last = before;
  let waitMs = 50;
  for (let waited = 0; ; waited += waitMs, waitMs = Math.min(waitMs * 1.5, 1000)) {
    const reading = await read(session, id, resource);
    if (!reading) return undefined;
    const problems = [...wrongWay(last, reading.run), ...changed(last, reading.run)];
    session.report(check, reading.exchange, ...problems);
    last = reading.run;
    // One that is lost may never come to an end.
    if (isWanted(last) || problems.length > 0 || waited > patienceMs) return last;
    await pause(session, waitMs);
  }
}

export async function read(
  session: Session,
  id: string,
  resource = ofWorkflows,
): Promise<{ exchange: Exchange; run: JsonObject } | undefined> {
  const exchange = await session.ask({ path: pathOf(session, "get", id, resource) });
  const { status } = exchange.answer;
  const run = status === 200 ? resultOf(session, "get", exchange, resource) : undefined;
  const problem = {
    message: "A run that was created cannot be read.",
    received: status === 200 ? "200 without a run" : String(status),
    documented: "the run",
  };
  session.report(lifeCheck, exchange, ...(run || status >= 500 ? [] : [problem]));
  return run && { exchange, run };
}

export function wrongWay(before: JsonObject, after: JsonObject): Problem[] {
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

export async function pause({ options: { signal } }: Session, milliseconds: number): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => {
    throw new StoppedError("interrupted");
  });
}
