import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "../../../../json.js";
import type { Problem } from "../../../checks/problem.js";
import type { Operation } from "../../../description/load-description.js";
import { isExample } from "../../../exchange/exchange.js";
import type { Session } from "../../../session/session.js";
import { create, madeBy } from "../../operations/create-thing.js";
import { creation } from "../../operations/own-requests.js";
import { idOf } from "../../operations/targets.js";
import type { Scenario } from "../../scenario.js";
import { named, resultOf } from "../run-operations.js";
import { isOver } from "../run-status.js";
import { follow, read, type StartedRun, startRun } from "./created-run.js";
import { remove } from "./deleted-run.js";

const check = {
  name: "run-at-once",
  claim: "A call that answers when a run is over gives the run as it is read afterwards, of the form that others have.",
};

/** The calls that answer when the work is done, beside those that only begin it. */
export const runAtOnce: Scenario = {
  check,
  unmet(session) {
    if (atOnce(session).length === 0) return "the description has no call that waits for a run";
    return session.options.create ? undefined : "nothing is created without --create";
  },
  async play(session) {
    // Those to compare with are at work at the same time, so that there is one time to wait for.
    const created = new Map<Operation, StartedRun | undefined>();
    for (const operation of atOnce(session)) {
      const { resource } = operation;
      const isMade = named(session, "create", resource) !== undefined;
      created.set(operation, isMade ? await startRun(session, "like one at once", resource) : undefined);
    }
    for (const [operation, started] of created) {
      await compare(session, operation, started);
      if (started) await remove(session, started.id, operation.resource);
    }
  },
};

function atOnce(session: Session): Operation[] {
  return session.description.operations.filter(({ method, name, resource, timeoutMs, result }) => {
    const isRead = result && named(session, "get", resource)?.result?.forms.includes(result.schema);
    return method === "POST" && timeoutMs !== undefined && name !== "create" && isRead;
  });
}

async function compare(session: Session, operation: Operation, started: StartedRun | undefined): Promise<void> {
  const { resource, name, operationId } = operation;
  const ask = await creation(session, operation);
  if (!ask) return session.ledger.skipped(check, `there is nothing of its own for ${operationId}`);
  const exchange = await create(session, operation, ask);
  const { status } = exchange.answer;
  madeBy(session, operation, ask, exchange);
  const run = resultOf(session, name, exchange, resource);
  const id = idOf(run);
  if (status >= 300 || isExample(exchange.answer) || !run || id === undefined) return;

  const early = { message: "The answer comes before the run is over.", received: String(run.status) };
  session.report(check, exchange, ...(isOver(run.status) ? [] : [{ ...early, documented: "a status of the end" }]));
  const reading = await read(session, id, resource);
  if (reading) session.report(check, reading.exchange, ...otherwise(run, reading.run));
  await remove(session, id, resource);

  if (!started) return;
  const end = await follow(session, started.id, started.run, (it) => isOver(it.status), check, resource);
  if (!end || end.status !== run.status) return;
  session.report(check, exchange, ...otherForm(end, run));
}

/** What has to be read as it was answered: the rest are times and links, which may be made anew. */
const settled = ["status", "output", "failureReason", "config", "metadata"];

function otherwise(answered: JsonObject, run: JsonObject): Problem[] {
  return settled.flatMap((name) =>
    isDeepStrictEqual(answered[name], run[name])
      ? []
      : [
          {
            message: `The ${name} of a run is read otherwise than it was answered.`,
            cause: name,
            received: JSON.stringify(run[name]),
            documented: JSON.stringify(answered[name]),
          },
        ],
  );
}

function otherForm(created: JsonObject, atOnce: JsonObject): Problem[] {
  const missing = Object.keys(created).filter((name) => !Object.hasOwn(atOnce, name));
  return missing.map((name) => ({
    severity: "advice",
    message: `A run that is answered at once has no ${name}, which one that was created has.`,
    cause: name,
    received: "no such member",
    documented: name,
  }));
}
