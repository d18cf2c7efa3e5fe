import type { JsonObject } from "../../../../json.js";
import { timeText } from "../../clock.js";
import { itemSchema } from "../../shapes.js";
import type { AboutSingleRun } from "../../single-runs/single-run-store.js";
import { type Behaviour, listOf } from "../behaviour.js";
import { inBrief, inOrder } from "../lists.js";
import { kindsOf } from "./get.js";

/** Lists the runs of a kind that fit every filter given: those that changed last first, unless another order is asked for. */
export const listSingleRuns: Behaviour = (call, { singleRuns, pages }) => {
  const { version, query, operation, description } = call;
  const schema = itemSchema(description, operation.resource, operation.name) ?? {};

  const find = () => {
    const found = singleRuns.ids(version, kindsOf(call)).map((id) => ({ id, ...singleRuns.about(version, id) }));
    return inOrder(
      found.filter((about) => fits(about, query)),
      query,
    );
  };
  const { items, next } = pages.page(operation.resource, query, operation.page?.token ?? "", find, summaryOf);
  return listOf(call, items, next);

  function summaryOf(id: string): JsonObject | undefined {
    const run = singleRuns.get(version, id);
    if (!run) return undefined;
    const { createdAt, updatedAt } = singleRuns.about(version, id);
    return inBrief(description, schema, {
      ...run,
      createdAt: timeText(createdAt),
      updatedAt: timeText(updatedAt),
    });
  }
};

function fits({ facts, fileNames }: AboutSingleRun, query: URLSearchParams): boolean {
  const part = query.get("fileNameContains")?.toLowerCase();
  const isExact = [...query].every(([name, value]) => !Object.hasOwn(facts, name) || facts[name] === value);
  return isExact && (part === undefined || fileNames.some((name) => name.toLowerCase().includes(part)));
}
