import type { Knowledge, MemberKnowledge } from "../knowledge/knowledge.js";
import { holderOf, type Item, type Outline, rootOf } from "../outline/outline.js";
import type { Change, Loss } from "../version-diff.js";
import { limitChanges, presenceChanges, valueChanges } from "./changes-between.js";
import { correspondence } from "./correspondence.js";
import { groupBy } from "./group-by.js";

/** A difference before it is said where its keys are found. */
export interface RawDifference {
  from: string | null;
  to: string[];
  changes: Change[];
  /** As it is known; undefined where it follows from the changes. */
  loss: Loss | undefined;
  remark: string | null;
}

/**
 * Compares two outlines line by line, along what is known about their correspondence. What lies in something that has
 * gone, or in something new, is not listed for itself. Operations and what is known about are always listed.
 */
export function compareOutlines(
  older: Outline,
  newer: Outline,
  knowledge: Knowledge,
  isOperation: (key: string) => boolean,
): RawDifference[] {
  const { successorsOf, sameType } = correspondence(knowledge, newer);
  const knownOf = new Map(knowledge.members.map((it) => [it.from ?? it.kept, it]));
  const successors = new Map<string, string[]>();
  for (const key of older.keys()) {
    const known = knownOf.get(key);
    successors.set(key, known?.from === undefined ? successorsOf(key) : (known.to ?? []));
  }
  const explained = new Set([...successors.values()].flat());
  return [...[...older].flatMap(([key, item]) => differencesOf(key, item)), ...additions()];

  function differencesOf(from: string, item: Item): RawDifference[] {
    const known = knownOf.get(from);
    const to = successors.get(from) ?? [];
    if (to.length === 0) {
      const holder = holderOf(older, from);
      const isNews = holder === undefined ? isOperation(from) : (successors.get(holder) ?? []).length > 0;
      return known || isNews ? [difference(from, [], [{ kind: "removed" }], known)] : [];
    }
    const items = to.map((key) => standIn(newer, from, item, key));
    const values = valueChanges(item, items, sameType, known?.values);
    const isOtherType = values.some(({ kind }) => kind === "types");
    const groups = groupBy(to, (key) => {
      const presence = isRoot(from) ? [] : presenceChanges(item, newer.get(key) as Item);
      const limits = isOtherType ? [] : limitChanges(item, newer.get(key) as Item);
      return JSON.stringify([...renaming(from, key), ...presence, ...values, ...limits]);
    });
    return [...groups]
      .filter(([changes]) => known?.remark !== undefined || known?.loss !== undefined || changes !== "[]")
      .map(([changes, keys]) => difference(from, keys, JSON.parse(changes), known));
  }

  function renaming(from: string, to: string): Change[] {
    if (successorsOf(from).includes(to)) return [];
    const [before, after] = [holderOf(older, from), holderOf(newer, to)];
    const isSameHolder = before !== undefined && after !== undefined && successorsOf(before).includes(after);
    return [{ kind: isSameHolder ? "renamed" : "moved" }];
  }

  function additions(): RawDifference[] {
    const known = new Map(
      knowledge.members.filter((it) => !it.from && !it.kept).flatMap((it) => (it.to ?? []).map((key) => [key, it])),
    );
    const added = [...newer.keys()].filter((key) => {
      if (explained.has(key)) return false;
      const holder = holderOf(newer, key);
      return known.has(key) || (holder === undefined ? isOperation(key) : explained.has(holder));
    });
    // What is known in one breath, or is new by the same name in all successors of a component, is one difference.
    const together = (key: string) => {
      const it = known.get(key);
      return it ? `known ${knowledge.members.indexOf(it)}` : nameInPredecessor(key);
    };
    return [...groupBy(added, together).values()].map((keys) =>
      difference(null, keys, [{ kind: "added" }], known.get(keys[0] as string)),
    );
  }

  function nameInPredecessor(key: string): string {
    const root = rootOf(key);
    const predecessor = Object.entries(knowledge.components).find(([, to]) => to.includes(root))?.[0] ?? root;
    return predecessor + key.slice(root.length);
  }
}

/** As which type a successor counts: whole components by their names, unless they are compared as such. */
function standIn(newer: Outline, from: string, older: Item, key: string): Item {
  const item = newer.get(key) as Item;
  if (!isRoot(key) || item.types.length > 1) return item;
  return !isRoot(from) || older.types.length > 1 ? { ...item, types: [key] } : item;
}

function isRoot(key: string): boolean {
  return rootOf(key) === key;
}

function difference(
  from: string | null,
  to: string[],
  changes: Change[],
  known: MemberKnowledge | undefined,
): RawDifference {
  return { from, to, changes, loss: known?.loss, remark: known?.remark ?? null };
}
