import type { Schema } from "../../../bundles/openapi.js";
import { isObject, type JsonObject } from "../../../json.js";
import type { Description } from "../../description.js";
import { formsOf, memberOf, shapeOf } from "../shapes.js";

// What the lists have in common: their order, and how they show a run.

/** What the order of a list of runs follows from. */
interface Listed {
  id: string;
  createdAt: number;
  updatedAt: number;
  changeNumber: number;
}

/** The ids of runs in the order that a query asks for: those that changed last first, unless it says otherwise. */
export function inOrder(found: readonly Listed[], query: URLSearchParams): string[] {
  const sortBy = query.get("sortBy") === "createdAt" ? "createdAt" : "updatedAt";
  // In the order in which they came, or changed last: lists keep it among equal times.
  const runs = sortBy === "createdAt" ? found : [...found].sort((a, b) => a.changeNumber - b.changeNumber);
  const times = new Map(runs.map((run) => [run.id, run[sortBy]]));
  return sorted([...times.keys()], (id) => times.get(id) ?? 0, query);
}

/**
 * Ids in the order of a time, the later first unless the query says otherwise.
 *
 * @param ids in the order in which things came: of equal times, what came later counts as later
 */
export function sorted(ids: string[], timeOf: (id: string) => number, query: URLSearchParams): string[] {
  const direction = query.get("sortDir") === "asc" ? 1 : -1;
  const all = ids.map((id, index) => ({ id, time: timeOf(id), index }));
  all.sort((a, b) => direction * (a.time - b.time || a.index - b.index));
  return all.map(({ id }) => id);
}

/** A run as the entry of a list has it; its usage is in brief there, too. */
export function inBrief(description: Description, entry: Schema, run: JsonObject): JsonObject {
  const usage = memberOf(description, entry, "usage");
  const [form] = usage ? formsOf(description, usage) : [];
  const brief = form && isObject(run.usage) && { usage: shapeOf(description, form, run.usage) };
  return shapeOf(description, entry, { ...run, ...brief });
}
