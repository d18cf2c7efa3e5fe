import type { Outline } from "../outline/outline.js";
import type { Knowledge, MemberKnowledge } from "./knowledge.js";

/**
 * Knowledge of `request.…` and `answer.…` holds for every operation that has the place: says it for each of them. What
 * no operation has is left as it is, a place that is nowhere.
 */
export function forEachOperation(
  knowledge: Knowledge,
  operationIds: readonly string[],
  older: Outline,
  newer: Outline,
): Knowledge {
  return { ...knowledge, members: knowledge.members.flatMap(perOperation) };

  function perOperation(member: MemberKnowledge): MemberKnowledge[] {
    const { from, to, kept } = member;
    if (![from, kept, ...(to ?? [])].some((key) => key && isAnyOperation(key))) return [member];
    const each = operationIds.map((id) => ({
      ...member,
      ...(from === undefined ? {} : { from: within(id, from) }),
      ...(kept === undefined ? {} : { kept: within(id, kept) }),
      ...(to === undefined ? {} : { to: to.map((key) => within(id, key)) }),
    }));
    const known = each.filter(
      ({ from, to = [], kept }) =>
        [from, kept].every((key) => key === undefined || older.has(key)) &&
        to.every((key) => newer.has(key)) &&
        // New is only what that operation had not.
        (from !== undefined || kept !== undefined || to.some((key) => !older.has(key))),
    );
    return known.length > 0 ? known : [member];
  }
}

function within(operationId: string, key: string): string {
  return isAnyOperation(key) ? `${operationId}.${key}` : key;
}

function isAnyOperation(key: string): boolean {
  return /^(request|answer)\./.test(key);
}
