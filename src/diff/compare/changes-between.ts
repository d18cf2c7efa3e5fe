import { isDeepStrictEqual } from "node:util";
import type { Item } from "../outline/outline.js";
import type { Change, Presence } from "../version-diff.js";
import type { Correspondence } from "./correspondence.js";

/** Whether a member is no longer as certain, or more so. */
export function presenceChanges(older: Item, newer: Item): Change[] {
  const [from, to] = [presenceOf(older), presenceOf(newer)];
  return from === to ? [] : [{ kind: "presence", from, to }];
}

/** Which limits hold no longer, or do now. */
export function limitChanges(older: Item, newer: Item): Change[] {
  return older.limits === newer.limits ? [] : [{ kind: "limits", from: older.limits, to: newer.limits }];
}

/** Which types and values are no longer possible, and which have become so, where the newer ones together are the successor. */
export function valueChanges(
  older: Item,
  newer: readonly Item[],
  sameType: Correspondence["sameType"],
  renamedValues: Readonly<Record<string, string>> = {},
): Change[] {
  const to = unique(newer.flatMap(({ types }) => types));
  const removed = older.types.filter((type) => !to.some((other) => sameType(type, other)));
  const added = to.filter((type) => !older.types.some((other) => sameType(other, type)));
  return [
    ...(removed.length + added.length === 0 ? [] : [{ kind: "types", from: older.types, to, removed, added } as const]),
    ...listChanges(older.values, valuesOf(newer), renamedValues),
  ];
}

function listChanges(
  older: unknown[] | undefined,
  newer: unknown[] | undefined,
  renamedValues: Readonly<Record<string, string>>,
): Change[] {
  if (older === undefined) return newer === undefined ? [] : [{ kind: "closed", values: newer }];
  if (newer === undefined) return [{ kind: "open", values: older }];
  const renamed = older
    .filter((value) => Object.hasOwn(renamedValues, String(value)))
    .map((from) => ({ from, to: renamedValues[String(from)] }));
  const removed = without(
    without(older, newer),
    renamed.map(({ from }) => from),
  );
  const added = without(
    without(newer, older),
    renamed.map(({ to }) => to),
  );
  return removed.length + added.length + renamed.length === 0 ? [] : [{ kind: "values", removed, added, renamed }];
}

function presenceOf({ required, nullable }: Item): Presence {
  return `${required ? "required" : "optional"}${nullable ? " or null" : ""}`;
}

function valuesOf(items: readonly Item[]): unknown[] | undefined {
  return items.every(({ values }) => values) ? unique(items.flatMap(({ values }) => values ?? [])) : undefined;
}

function without(values: unknown[], others: unknown[]): unknown[] {
  return values.filter((value) => !others.some((other) => isDeepStrictEqual(value, other)));
}

function unique<T>(values: T[]): T[] {
  return values.filter((value, index) => values.findIndex((other) => isDeepStrictEqual(value, other)) === index);
}
