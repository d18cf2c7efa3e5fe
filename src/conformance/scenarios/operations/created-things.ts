import type { Operation } from "../../description/load-description.js";
import { matchRequest } from "../../session/judge.js";
import type { Ask, Session } from "../../session/session.js";
import type { Scenario } from "../scenario.js";
import { create, creates, madeBy } from "./create-thing.js";
import { creation, ownBody } from "./own-requests.js";

const check = {
  name: "created-things",
  claim: "What the description allows to create is created, can be read and changed, and is gone once it is deleted.",
};

/** What a scenario lacks that creates things of any kind. */
export const needsCreate = ({ description, options }: Session): string | undefined =>
  !description.operations.some(creates)
    ? "the description has nothing to create"
    : options.create
      ? undefined
      : "nothing is created without --create";

/** The life of a thing, from the description's own example of a request. */
export const createdThings: Scenario = {
  check,
  unmet: needsCreate,
  async play(session) {
    for (const operation of session.description.operations.filter(creates)) {
      const ask = await creation(session, operation);
      if (!ask) {
        session.ledger.skipped(check, `there is nothing of its own for ${operation.operationId}`);
        continue;
      }
      const exchange = await create(session, operation, ask);
      const { status } = exchange.answer;
      const problem = { ...refused(operation), received: String(status) };
      session.report(check, exchange, ...(status < 300 || status >= 500 ? [] : [problem]));
      for (const path of madeBy(session, operation, ask, exchange)) await live(session, path);
    }
  },
};

/** What the description allows to change of a thing, with its example. */
export async function changesOf(session: Session, path: string): Promise<{ change: Operation; changing: Ask }[]> {
  const { description } = session;
  const changes: { change: Operation; changing: Ask }[] = [];
  for (const change of description.operations) {
    const { method, body } = change;
    if (!body || body.examples.length === 0 || matchRequest(description, { method, path }).operation !== change)
      continue;
    changes.push({ change, changing: { method, path, body: await ownBody(session, body) } });
  }
  return changes;
}

/** An example that is refused: advice, since it may name what this server lacks. */
function refused({ operationId }: Operation) {
  return { severity: "advice" as const, message: `The example of ${operationId} is refused.`, documented: "2xx" };
}

async function live(session: Session, path: string): Promise<void> {
  const read = await session.ask({ path });
  const isThere = read.answer.status < 300;
  const lost = {
    message: "What was created cannot be read.",
    received: String(read.answer.status),
    documented: "2xx",
  };
  session.report(check, read, ...(isThere || read.answer.status >= 500 ? [] : [lost]));
  for (const { change, changing } of await changesOf(session, path)) {
    const changed = await session.ask(changing);
    const { status } = changed.answer;
    const problem = { ...refused(change), received: String(status) };
    session.report(check, changed, ...(status < 300 || status >= 500 ? [] : [problem]));
  }
  await removeThing(session, path);
}

/** Deletes a thing of our own, where that is described, and looks that it is gone. */
export async function removeThing(session: Session, path: string): Promise<void> {
  const isDeleted = await session.made.remove(path, (ask) => session.ask({ ...ask, tolerated: [400, 409] }));
  if (!isDeleted) return;
  const read = await session.ask({ path });
  const problem = {
    message: "What was deleted can still be read.",
    received: String(read.answer.status),
    documented: "404",
  };
  session.report(check, read, ...(read.answer.status === 404 || read.answer.status >= 500 ? [] : [problem]));
}
