import { rootOf } from "../outline/outline.js";
import type { RawDifference } from "./compare-outlines.js";
import { groupBy } from "./group-by.js";

/** What is so in every operation that has the part is said once, without the operation's id. */
export function mergeOperations(
  differences: readonly RawDifference[],
  operationIds: readonly string[],
  operationsWith: (part: string) => number,
): RawDifference[] {
  const [own, other] = [differences.filter(isOfOperation), differences.filter((it) => !isOfOperation(it))];
  const groups = groupBy(own, ({ from, to, ...rest }) => JSON.stringify([from && part(from), partsOf(to), rest]));
  const merged = [...groups.values()].flatMap((group) => {
    const { from, to, ...rest } = group[0] as RawDifference;
    if (group.length < operationsWith(part(from ?? (to[0] as string)))) return group;
    return [{ from: from && part(from), to: partsOf(to), ...rest }];
  });
  return [...other, ...merged];

  function isOfOperation({ from, to }: RawDifference): boolean {
    const key = from ?? to[0] ?? "";
    return operationIds.includes(rootOf(key)) && rootOf(key) !== key;
  }
}

/** Several operations that have taken the place of one have the same part. */
function partsOf(keys: readonly string[]): string[] {
  return [...new Set(keys.map(part))];
}

function part(key: string): string {
  return key.slice(rootOf(key).length + 1);
}
