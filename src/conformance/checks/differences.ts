import { isObject, type JsonObject } from "../../json.js";
import type { RunDescription } from "../description/run-description.js";
import { walkDescribed } from "../description/walk-described.js";

/** One place where two values differ. A member that is missing is undefined. */
export interface Difference {
  keys: string[];
  before: unknown;
  after: unknown;
}

/** Every place where two JSON values differ, each as far down as they go together. */
export function differencesOf(before: unknown, after: unknown, above: string[] = []): Difference[] {
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((entry, index) => differencesOf(entry, after[index], [...above, String(index)]));
  }
  if (isObject(before) && isObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => differencesOf(own(before, key), own(after, key), [...above, key]));
  }
  if (isSameText(before, after)) return [];
  return [{ keys: above, before, after }];
}

/**
 * The places where two readings of one run differ in what the description knows. A member that is unset is unset whether
 * it is null or missing, and a signed link is the same link with another signature. Both is so of the API's members only:
 * what callers have stored is to stay as it is to the letter.
 */
export function runDifferences(description: RunDescription, before: JsonObject, after: JsonObject): Difference[] {
  const members = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  // Most are the same to the letter, and need no walk through their schemas.
  const changed = members.filter((key) => !isSameText(own(before, key), own(after, key)));
  const known = (run: JsonObject) => knownPart(description, only(run, changed));
  return differencesOf(known(before), known(after)).filter(({ keys, before, after }) => {
    const [member, ...below] = keys;
    const isCallers = member === "metadata" && below.length > 0;
    const isUnset = before == null && after == null;
    if (isUnset && !isCallers) return false;
    return isCallers || member === "name" || !isSameLink(before, after);
  });
}

/** A member of an object itself, not of what it inherits: `__proto__` is a key like others. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function only(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(object, key)).map((key) => [key, object[key]]));
}

function isSameText(one: unknown, other: unknown): boolean {
  return one === other || (one !== undefined && JSON.stringify(one) === JSON.stringify(other));
}

function knownPart(description: RunDescription, run: JsonObject): JsonObject {
  const copy = structuredClone(run);
  walkDescribed(description, description.run, run, {
    unknown(place) {
      const keys = place();
      const holder = keys.slice(0, -1).reduce<unknown>((at, key) => (at as JsonObject)[key], copy) as JsonObject;
      delete holder[keys.at(-1) ?? ""];
    },
  });
  return copy;
}

function isSameLink(one: unknown, other: unknown): boolean {
  const [first, second] = [one, other].map((value) =>
    typeof value === "string" && /^https?:\/\//.test(value) && URL.canParse(value) ? new URL(value) : undefined,
  );
  return first !== undefined && first.origin === second?.origin && first.pathname === second.pathname;
}
