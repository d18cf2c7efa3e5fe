import { isObject, type JsonObject } from "../../../json.js";
import type { Operation } from "../../description/load-description.js";
import type { Exchange } from "../../exchange/exchange.js";
import type { Session } from "../../session/session.js";

/** The resource whose runs are meant where nothing else is said. */
export const ofWorkflows = "workflowRuns";

/** The operation on runs that has this name; undefined where the description has none. */
export const named = (
  { description: { operations } }: Session,
  name: string,
  resource = ofWorkflows,
): Operation | undefined => operations.find((it) => it.resource === resource && it.name === name);

/** The resources whose things are runs that can be created, read, and treated in these ways. */
export function runResources(session: Session, ...names: string[]): string[] {
  const { operations } = session.description;
  const created = operations.filter(({ name, result }) => name === "create" && result !== undefined);
  return created.flatMap(({ resource }) => {
    const isRun = /Runs$/.test(resource) && named(session, "get", resource)?.result !== undefined;
    return isRun && names.every((name) => named(session, name, resource)) ? [resource] : [];
  });
}

/** The run in the answer of an operation, the first where there are several. */
export function resultOf(
  session: Session,
  name: string,
  { answer }: Exchange,
  resource = ofWorkflows,
): JsonObject | undefined {
  const { member } = named(session, name, resource)?.result ?? {};
  const body = isObject(answer.exact) ? answer.exact : {};
  const [run] = [member === undefined ? body : body[member]].flat();
  return isObject(run) ? run : undefined;
}

/** The path of an operation on the run with an id; empty where the description has none. */
export function pathOf(session: Session, name: string, id: string, resource = ofWorkflows): string {
  return (named(session, name, resource)?.path ?? "").replace(/\{\w+\}/, encodeURIComponent(id));
}
