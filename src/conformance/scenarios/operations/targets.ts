import { isObject } from "../../../json.js";
import type { Operation } from "../../description/load-description.js";
import { runPath } from "../../description/run-description.js";
import type { Session } from "../../session/session.js";

/** Where an operation can be asked for. */
export interface Target {
  /** With ids and the required query in it, encoded. */
  path: string;
  /** Whether the server itself has named every id in the path; else they are those of the description's examples. */
  isKnown: boolean;
}

/** An id that nothing has, in the form of one that something may have. */
export const unknownId = "doesNotExist_0000000000000";

/**
 * Finds where an operation can be asked for: with ids that the server lists, and those of the runs that were given; where
 * it names none, with the example of the parameter.
 *
 * @returns in words why that cannot be, where a parameter has no example either
 */
export async function targetOf(session: Session, operation: Operation): Promise<Target | string> {
  let isKnown = true;
  // The beginning of the path as the description writes it, and with ids.
  let template = "";
  let path = "";
  for (const segment of operation.path.split("/").slice(1)) {
    const name = parameterIn(segment);
    if (name === undefined) {
      path += `/${segment}`;
    } else {
      const [known] = await idsAt(session, template, path);
      const id = known ?? exampleOf(operation, name);
      if (id === undefined) return `nothing is known to ask ${operation.operationId} for`;
      isKnown &&= known !== undefined;
      path += `/${encodeURIComponent(id)}`;
    }
    template += `/${segment}`;
  }
  const query = new URLSearchParams();
  for (const { name, in: place, required } of operation.parameters) {
    if (place !== "query" || !required) continue;
    const value = exampleOf(operation, name);
    if (value === undefined) return `nothing is known for the parameter ${name} of ${operation.operationId}`;
    query.set(name, value);
  }
  return { path: query.size > 0 ? `${path}?${query}` : path, isKnown };
}

/** The path of an operation with ids in it that nothing has. */
export function unknownPath(operation: Operation): string {
  return operation.path.replace(/\{\w+\}/g, unknownId);
}

/** The things that are in a list, by what an answer says. */
export function itemsIn({ page }: Operation, body: unknown): unknown[] {
  const items = page && isObject(body) ? body[page.items] : undefined;
  return Array.isArray(items) ? items : [];
}

/** The id of a thing. */
export function idOf(thing: unknown): string | undefined {
  return isObject(thing) && typeof thing.id === "string" && thing.id !== "" ? thing.id : undefined;
}

/** The example of a parameter as a request would send it. */
export function exampleOf({ parameters }: Operation, name: string): string | undefined {
  const { example, schema } = parameters.find((it) => it.name === name) ?? {};
  const value = example ?? schema?.example ?? [schema?.examples ?? schema?.enum ?? []].flat()[0] ?? schema?.default;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
}

const listed = new WeakMap<Session, Map<string, Promise<string[]>>>();

/** The ids below a path: of the runs that were given, or of what the list there holds. Each list is asked for once. */
function idsAt(session: Session, template: string, path: string): Promise<string[]> {
  const known = listed.get(session) ?? new Map<string, Promise<string[]>>();
  listed.set(session, known);
  const ids = known.get(path) ?? findIds(session, template, path);
  known.set(path, ids);
  return ids;
}

async function findIds({ description, options, ask }: Session, template: string, path: string): Promise<string[]> {
  if (runPath(description.version, "").replace(/\/$/, "") === path) return [...options.runIds];
  const list = description.operationOf("GET", template);
  if (!list?.page) return [];
  const { answer } = await ask({ path });
  return itemsIn(list, answer.json).flatMap((item) => idOf(item) ?? []);
}

function parameterIn(segment: string): string | undefined {
  return /^\{(\w+)\}$/.exec(segment)?.[1];
}
