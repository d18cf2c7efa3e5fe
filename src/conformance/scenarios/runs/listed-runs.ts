import { apiVersions } from "../../../api-versions.js";
import { isObject, type JsonObject } from "../../../json.js";
import type { Problem } from "../../checks/problem.js";
import type { Operation } from "../../description/load-description.js";
import { runOf } from "../../description/run-description.js";
import { isExample } from "../../exchange/exchange.js";
import type { Session } from "../../session/session.js";
import { idOf, itemsIn } from "../operations/targets.js";
import { needsWrite, ownKey, type Scenario } from "../scenario.js";
import { named } from "./run-operations.js";
import { isOver, mayBecome } from "./run-status.js";

const filterCheck = {
  name: "list-filters",
  claim: "A filter of the list of runs leaves what it asks for, and nothing else.",
};

const orderCheck = {
  name: "list-order",
  claim: "The list of runs is in the order that is asked for, and without that the ones that changed last come first.",
};

const sameCheck = {
  name: "listed-runs",
  claim: "The list shows the runs that can be read, as they are there.",
};

/** What a scenario lacks that reads the list of runs. */
export const needsList = (session: Session) => (listOf(session) ? undefined : "the description has no list of runs");

/** The list of runs; undefined where the description has none with pages. */
export function listOf(session: Session, resource?: string): Operation | undefined {
  const list = named(session, "list", resource);
  return list?.page && list;
}

/** One page of the list of runs; undefined where it cannot be read, which other checks tell. */
export async function readList(session: Session, query: Readonly<Record<string, string>>, resource?: string) {
  const list = listOf(session, resource);
  if (!list) return undefined;
  const exchange = await session.ask({ path: `${list.path}?${new URLSearchParams(query)}` });
  const { status, exact, json } = exchange.answer;
  if (status !== 200 || isExample(exchange.answer)) return undefined;
  const next = list.page && isObject(json) ? json[list.page.next] : undefined;
  const isLast = typeof next !== "string" || next === "";
  return { exchange, list, isLast, next: isLast ? undefined : next, items: itemsIn(list, exact).filter(isObject) };
}

/** Each filter with the value of a run that is there, which has to be in what is left. */
export const listFilters: Scenario = {
  check: filterCheck,
  unmet: needsList,
  async play(session) {
    const page = await readList(session, { maxPageSize: "20" });
    if (!page) return;
    const has = (name: string) => page.list.parameters.some((it) => it.in === "query" && it.name === name);
    for (const [name, { read, fits }] of Object.entries(filters)) {
      const shown = page.items.find((item) => read(item) !== undefined);
      const value = shown && read(shown);
      if (!shown || value === undefined || !has(name)) continue;
      const { exchange, items = [] } = (await readList(session, { [name]: value, maxPageSize: "20" })) ?? {};
      if (!exchange) continue;
      const wrong = items.filter((item) => fits(item, value) === false);
      const documented = `only runs that fit ${name}=${value}`;
      const problems: Problem[] = [];
      if (wrong.length > 0) {
        const message = `The filter ${name} leaves runs that do not fit it.`;
        problems.push({ message, cause: name, received: `${wrong.length} of ${items.length} others`, documented });
      }
      if (items.length === 0) {
        const message = `The filter ${name} leaves nothing of what is there.`;
        problems.push({ message, cause: name, received: "no run", documented: `the run ${idOf(shown)}` });
      }
      session.report(filterCheck, exchange, ...problems);
    }
  },
};

/** What a filter asks for of an entry of the list; undefined where the entry does not show it. */
const filters: Readonly<
  Record<
    string,
    { read(item: JsonObject): string | undefined; fits(item: JsonObject, value: string): boolean | undefined }
  >
> = {
  // One that goes on by itself may have another status by the time of the answer.
  status: {
    ...exactly(({ status }) => text(status)),
    read: ({ status }) => (isOver(status) ? text(status) : undefined),
  },
  workflowId: exactly((item) => text(item.workflowId) ?? idOf(item.workflow)),
  batchId: exactly((item) => text(item.batchId)),
  fileNameContains: {
    read: (item) => namesOf(item)?.[0]?.slice(1, 5).trim() || undefined,
    // Whether case counts no source says.
    fits: (item, value) => namesOf(item)?.some((name) => name.toLowerCase().includes(value.toLowerCase())),
  },
};

function exactly(read: (item: JsonObject) => string | undefined) {
  return {
    read,
    fits(item: JsonObject, value: string) {
      const own = read(item);
      return own === undefined ? undefined : own === value;
    },
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function namesOf({ files }: JsonObject): string[] | undefined {
  if (!Array.isArray(files)) return undefined;
  const names = files.filter(isObject).flatMap(({ name }) => text(name) ?? []);
  return names.length === 0 ? undefined : names;
}

/** Each documented order, both ways; a run that was just updated is at the front where nothing else is asked for. */
export const listOrder: Scenario = {
  check: orderCheck,
  unmet: needsList,
  async play(session) {
    const { parameters = [] } = listOf(session) ?? {};
    const values = (name: string) => (parameters.find((it) => it.name === name)?.schema.enum ?? []).map(String);
    const directions = values("sortDir");
    const orders = values("sortBy").flatMap((sortBy) => directions.map((sortDir) => ({ sortBy, sortDir })));
    for (const query of [{}, ...orders]) {
      const page = await readList(session, { ...query, maxPageSize: "20" });
      if (!page) continue;
      const { sortBy, sortDir } = { sortBy: "updatedAt", sortDir: "desc", ...query };
      // For the oldest versions no source names the order of a list that none was asked for.
      const isInferred = !("sortBy" in query) && apiVersions[session.description.version].versionHeader === undefined;
      const problems = disorder(page.items, sortBy, sortDir).map((it) => ({
        ...it,
        severity: isInferred ? ("advice" as const) : ("error" as const),
      }));
      session.report(orderCheck, page.exchange, ...problems);
    }
  },
};

function disorder(items: JsonObject[], sortBy: string, sortDir: string): Problem[] {
  const times = items.map((item) => Date.parse(String(item[sortBy])));
  const isWrong = (time: number, index: number) => {
    const before = times[index - 1] ?? time;
    return sortDir === "asc" ? time < before : time > before;
  };
  const at = times.findIndex(isWrong);
  if (at < 1) return [];
  const received = `${items[at - 1]?.[sortBy]} before ${items[at]?.[sortBy]}`;
  return [
    { message: `The list of runs is not in the order of ${sortBy}.`, received, documented: `${sortBy} ${sortDir}` },
  ];
}

/** The runs that were given, in the list and alone. */
export const listedRuns: Scenario = {
  check: sameCheck,
  unmet: needsList,
  async play(session) {
    const page = await readList(session, { maxPageSize: "100" });
    if (!page) return;
    const { items, isLast, exchange } = page;
    const asks = session.options.runIds.flatMap((runId) => {
      const listed = items.find((item) => item.id === runId);
      const problem = { message: "A run that can be read is not in the list.", received: `no ${runId}` };
      if (!listed) session.report(sameCheck, exchange, ...(isLast ? [{ ...problem, documented: "every run" }] : []));
      return listed ? [{ runId, listed }] : [];
    });
    for await (const { ask, exchange: reading } of session.askEach(asks)) {
      const { answer } = reading;
      const { listed } = ask;
      const run = answer.status === 200 ? runOf(session.description.version, answer.exact) : undefined;
      if (run) session.report(sameCheck, exchange, ...unlike(listed, run));
    }
  },
};

/** In which members an entry of the list is not the run. */
function unlike(listed: JsonObject, run: JsonObject): Problem[] {
  const differs = (one: unknown, other: unknown) => one !== undefined && other !== undefined && one !== other;
  const differing = [
    ...(mayBecome(listed.status, run.status) ? [] : ["status"]),
    ...["initialRunAt", "batchId", "workflowId"].filter((member) => differs(listed[member], run[member])),
    ...(differs(idOf(listed.workflow), idOf(run.workflow)) ? ["workflow"] : []),
  ];
  return differing.map((member) => ({
    message: `The list shows another ${member} than the run has.`,
    cause: member,
    received: JSON.stringify(listed[member]),
    documented: JSON.stringify(run[member]),
  }));
}

/** A run that changed comes first, so that who polls the list for changes sees them. */
export const updatedRunFirst: Scenario = {
  check: orderCheck,
  unmet: (session) => needsList(session) ?? needsWrite(session),
  async play(session) {
    await session.update({ metadata: { [ownKey("first")]: `before the list of ${session.options.seed}` } });
    const page = await readList(session, { maxPageSize: "20" });
    if (!page) return;
    const isThere = page.items.some(({ id }) => id === session.options.runId);
    const problem = {
      severity: "advice" as const,
      message: "A run that was just updated is not on the first page of the list.",
      received: `${page.items.length} other runs`,
      documented: "the ones that changed last first",
    };
    session.report(orderCheck, page.exchange, ...(isThere ? [] : [problem]));
  },
};
