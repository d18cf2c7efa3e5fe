import { isObject } from "../../../../json.js";
import { matchRequest } from "../../../session/judge.js";
import type { Ask, Session } from "../../../session/session.js";
import type { Scenario } from "../../scenario.js";
import { readList } from "../listed-runs.js";
import { named, pathOf, runResources } from "../run-operations.js";
import { needs, startRun } from "./created-run.js";

const check = {
  name: "deleted-run",
  claim: "A run that was deleted is gone from every answer, and deleting it again is answered with 404.",
};

/** Deleted in the middle of its work. */
export const deletedRun: Scenario = {
  check,
  unmet: needs("create", "delete"),
  async play(session) {
    for (const resource of runResources(session, "delete")) {
      const started = await startRun(session, "deleted", resource);
      if (started && (await remove(session, started.id, resource))) await lookFor(session, started.id, resource);
    }
  },
};

/**
 * Deletes a run, where that is described.
 *
 * @returns whether it is deleted
 */
export async function remove(session: Session, id: string, resource?: string): Promise<boolean> {
  const path = pathOf(session, "get", id, resource);
  if (!named(session, "delete", resource) || !session.made.left.includes(path)) return false;
  const exchange = await session.ask({ method: "DELETE", path });
  const { status, json } = exchange.answer;
  const isDeleted = status < 300;
  const refusal = { message: "A run cannot be deleted.", received: String(status), documented: "200" };
  const said = isObject(json) ? Object.values(json).filter((value) => typeof value === "string") : [];
  const unnamed = { message: "The answer to a delete names another run.", received: said.join(", "), documented: id };
  session.report(check, exchange, ...(isDeleted || status >= 500 ? [] : [refusal]));
  if (isDeleted) {
    session.report(check, exchange, ...(said.includes(id) ? [] : [unnamed]));
    session.made.forget(path);
  }
  return isDeleted;
}

/** Looks for a run that was deleted wherever it could still be. */
export async function lookFor(session: Session, id: string, resource?: string): Promise<void> {
  const path = pathOf(session, "get", id, resource);
  const isDescribed = (ask: Ask) =>
    matchRequest(session.description, { method: "GET", path, ...ask }).operation !== undefined;
  const asks: (Ask & { what: string })[] = [
    ...[
      { what: "can still be read", path },
      { what: "can be deleted again", method: "DELETE", path },
      { what: "can still be updated", method: "POST", path, body: {} },
      { what: "can still be cancelled", method: "POST", path: `${path}/cancel` },
    ].filter(isDescribed),
    ...(resource === undefined || named(session, "get", resource) === session.description.get
      ? session.otherVersions.map((version) => ({ what: `can still be read in ${version}`, version, runId: id }))
      : []),
  ];
  for await (const { ask, exchange: again } of session.askEach(asks)) {
    const { what } = ask;
    const problem = {
      message: `A run that was deleted ${what}.`,
      cause: what,
      received: String(again.answer.status),
      documented: "404",
    };
    const { status } = again.answer;
    session.report(check, again, ...(status === 404 || status >= 500 ? [] : [problem]));
  }
  const page = await readList(session, { maxPageSize: "100" }, resource);
  const isShown = page?.items.some((item) => item.id === id);
  const shown = { message: "A run that was deleted is still in the list.", received: id, documented: "no such run" };
  if (page) session.report(check, page.exchange, ...(isShown ? [shown] : []));
}
