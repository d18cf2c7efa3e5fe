import { isObject, type JsonObject } from "../../../../json.js";
import { timeText } from "../../clock.js";
import { itemSchema, memberOf, shapeOf } from "../../shapes.js";
import type { AboutSingleRun } from "../../single-runs/single-run-store.js";
import { type Behaviour, listOf } from "../behaviour.js";
import { sorted } from "../workflow-runs/list.js";
import { kindsOf } from "./get.js";

/** Lists the runs of a kind that fit every filter given: those that changed last first, unless another order is asked for. */
export const listSingleRuns: Behaviour = (call, { singleRuns, pages }) => {
  const { version, query, operation, description } = call;
  const schema = itemSchema(description, operation.resource, operation.name) ?? {};

  const find = () => {
    const sortBy = query.get("sortBy") === "createdAt" ? "createdAt" : "updatedAt";
    const found = singleRuns.ids(version, kindsOf(call)).flatMap((id) => {
      const about = singleRuns.about(version, id);
      return fits(about, query) ? [{ id, about }] : [];
    });
    // In the order in which they came, or changed last: lists keep it among equal times.
    if (sortBy === "updatedAt") found.sort((a, b) => a.about.changeNumber - b.about.changeNumber);
    const times = new Map(found.map(({ id, about }) => [id, about[sortBy]]));
    return sorted([...times.keys()], (id) => times.get(id) ?? 0, query);
  };
  const { items, next } = pages.page(operation.resource, query, operation.page?.token ?? "", find, summaryOf);
  return listOf(call, items, next);

  function summaryOf(id: string): JsonObject | undefined {
    const run = singleRuns.get(version, id);
    if (!run) return undefined;
    const { createdAt, updatedAt } = singleRuns.about(version, id);
    const usage = memberOf(description, schema, "usage")?.anyOf?.[0];
    return shapeOf(description, schema, {
      ...run,
      createdAt: timeText(createdAt),
      updatedAt: timeText(updatedAt),
      ...(isObject(run.usage) && usage ? { usage: shapeOf(description, usage, run.usage) } : {}),
    });
  }
};

function fits({ facts, fileNames }: AboutSingleRun, query: URLSearchParams): boolean {
  const part = query.get("fileNameContains")?.toLowerCase();
  const isExact = [...query].every(([name, value]) => !Object.hasOwn(facts, name) || facts[name] === value);
  return isExact && (part === undefined || fileNames.some((name) => name.toLowerCase().includes(part)));
}
