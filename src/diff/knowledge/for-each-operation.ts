import type { Knowledge, MemberKnowledge } from "./knowledge.js";

/** Knowledge of `request.…` and `answer.…` holds for every operation: says it for each of them. */
export function forEachOperation(knowledge: Knowledge, operationIds: readonly string[]): Knowledge {
  return { ...knowledge, members: knowledge.members.flatMap((member) => perOperation(member, operationIds)) };
}

function perOperation(member: MemberKnowledge, operationIds: readonly string[]): MemberKnowledge[] {
  const { from, to, kept } = member;
  if (![from, kept, ...(to ?? [])].some((key) => key && isAnyOperation(key))) return [member];
  return operationIds.map((id) => ({
    ...member,
    ...(from === undefined ? {} : { from: within(id, from) }),
    ...(kept === undefined ? {} : { kept: within(id, kept) }),
    ...(to === undefined ? {} : { to: to.map((key) => within(id, key)) }),
  }));
}

function within(operationId: string, key: string): string {
  return isAnyOperation(key) ? `${operationId}.${key}` : key;
}

function isAnyOperation(key: string): boolean {
  return /^(request|answer)\./.test(key);
}
