import { isObject, type JsonObject } from "../../../json.js";
import type { Operation } from "../../description/load-description.js";
import { StoppedError } from "../../exchange/errors.js";
import { type Exchange, isExample } from "../../exchange/exchange.js";
import { matchRequest } from "../../session/judge.js";
import type { Ask, Session } from "../../session/session.js";
import { idOf } from "./targets.js";

/** Whether an operation makes a thing, by the verb that its name begins with. */
export function creates({ method, name }: Operation): boolean {
  return method === "POST" && /^(create|upload)/.test(name);
}

/**
 * Sends a request that a server has to take, and that creates something.
 *
 * @throws StoppedError also when the server does not take the workflow that it was told to use
 */
export async function create(session: Session, operation: Operation, ask: Ask): Promise<Exchange> {
  const { workflowId } = session.options;
  const exchange = await sendCreation(session, operation, ask);
  const { status } = exchange.answer;
  const isNamed = workflowId !== undefined && JSON.stringify(ask.body)?.includes(JSON.stringify(workflowId));
  if (isNamed && status === 404) throw new StoppedError(`the server has no workflow ${workflowId} (404)`);
  if (isNamed && status === 400)
    throw new StoppedError(`the server makes no run with the workflow ${workflowId} (400)`);
  return exchange;
}

/** Sends what may create something. */
export async function sendCreation(session: Session, operation: Operation, ask: Ask): Promise<Exchange> {
  try {
    return await session.ask({ ...ask, isAwaited: true });
  } catch (error) {
    throw noted(session, operation, error);
  }
}

/** Sends several of them, in no order. */
export async function* sendCreations<T extends Ask>(session: Session, operation: Operation, asks: readonly T[]) {
  try {
    yield* session.askEach(asks.map((ask) => ({ ...ask, isAwaited: true })));
  } catch (error) {
    throw noted(session, operation, error);
  }
}

/** Without an answer nobody knows what was created. */
function noted({ made }: Session, { operationId }: Operation, error: unknown): unknown {
  const wasSent = !(error instanceof StoppedError) || error.wasSent;
  if (wasSent) made.leave(`what ${operationId} may have made before it was cut off`);
  return error;
}

/** The paths of what an answer says to have made, where they can be read. All of it is deleted in the end. */
export function madeBy(session: Session, operation: Operation, ask: Ask, { answer }: Exchange): string[] {
  const { description, made } = session;
  if (answer.status < 200 || answer.status > 299 || isExample(answer)) return [];
  const collection = (ask.path ?? "").replace(/\?.*/, "");
  // Not everything is read below where it is made: a file is uploaded beside, and some calls have a place of their own.
  const { resource } = operation;
  const reader = description.operations.find((it) => it.resource === resource && it.name === "get");
  const [, home = collection] = /^([^{]*)\/\{\w+\}$/.exec(reader?.path ?? "") ?? [];
  const homes = [collection, home];
  const place = homes.find((path) => matchRequest(description, { method: "GET", path: `${path}/id` }).operation);
  const batch = batchOf(operation, answer.json);
  if (batch !== undefined) {
    const list = description.operations.find((it) => it.resource === resource && isListOfBatch(it));
    const inputs = isObject(ask.body) && Array.isArray(ask.body.inputs) ? ask.body.inputs.length : 1;
    if (list) made.addBatch(batch, { list, count: inputs });
    else made.leave(`what ${operation.operationId} has made`);
    return [];
  }
  const { member } = operation.result ?? {};
  const body = answer.json as JsonObject | undefined;
  const ids = [member === undefined ? body : body?.[member]].flat().flatMap((thing) => idOf(thing) ?? []);
  if (ids.length === 0) made.leave(`what ${operation.operationId} has made`);
  const paths = ids.map((id) => `${place ?? collection}/${encodeURIComponent(id)}`);
  for (const path of paths) made.add(path);
  return place === undefined ? [] : paths;
}

/** The id of the batch that an answer says to have begun; undefined where the operation makes no batches. */
export function batchOf({ name }: Operation, body: unknown): string | undefined {
  if (name !== "createBatch" || !isObject(body)) return undefined;
  const id = body.batchId ?? body.id;
  return typeof id === "string" && id !== "" ? id : undefined;
}

/** Whether a list shows what one batch has made. */
function isListOfBatch({ name, page, parameters }: Operation): boolean {
  return name === "list" && page !== undefined && parameters.some((it) => it.in === "query" && it.name === "batchId");
}
