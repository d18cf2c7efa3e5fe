import { type DescriptionChange, levels } from "./change.js";

/** Says each change once, worst first, with all operations that show it. */
export function mergeChanges(changes: readonly DescriptionChange[]): DescriptionChange[] {
  const merged = new Map<string, DescriptionChange>();
  for (const change of changes) {
    const key = JSON.stringify([change.level, change.id, change.place, change.message]);
    const same = merged.get(key);
    const operations = [...new Set([...(same?.operations ?? []), ...change.operations])];
    merged.set(key, { ...change, operations });
  }
  const rank = ({ level }: DescriptionChange) => levels.indexOf(level);
  return [...merged.values()].sort((a, b) => rank(a) - rank(b) || (a.place ?? "").localeCompare(b.place ?? ""));
}
