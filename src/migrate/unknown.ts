import { isObject, pointerTo } from "../json.js";
import type { Place } from "./upgraded-run.js";

/**
 * Stands in a result for a value that the old run does not have, until {@link settle} puts its stand-in there.
 *
 * It travels through a second step like any value, so that what the first could not know stays marked wherever the
 * second moves it.
 */
export class Unknown {
  constructor(
    readonly standIn: unknown,
    readonly reason: string,
  ) {}
}

/** Marks a stand-in, so that it is listed under `unknown` wherever it ends up. What is marked already stays as it is. */
export function unknown<T>(standIn: T, reason: string): T {
  return (standIn instanceof Unknown ? standIn : new Unknown(standIn, reason)) as T;
}

/** Marks an optional member that is left out because its value cannot be known. */
export function omitted(reason: string): never {
  return new Unknown(undefined, reason) as never;
}

export function isUnknown(value: unknown): boolean {
  return value instanceof Unknown;
}

/** The value itself, or its stand-in: for decisions, never for the result. */
export function valueOrStandIn<T>(value: T): T {
  return (value instanceof Unknown ? value.standIn : value) as T;
}

/** A member that 2025-04-21 may leave out and 2026-02-09 shows as null. */
export function orNull<T>(value: T): NonNullable<T> | null {
  if (value instanceof Unknown && value.standIn === undefined) return unknown(null, value.reason);
  return value ?? null;
}

/** Stands where a text or an id is required and none is known. */
export const unknownText = "unknown";

/** Stands where a time is required and none is known: so old that nobody takes it for one of Extend's. */
export const unknownTime = "1970-01-01T00:00:00.000Z";

/** A copy of a JSON value that shares nothing with it. Every key stays an own member, `__proto__` included. */
export function copy<T>(value: T): T {
  return copyOf(value) as T;
}

function copyOf(value: unknown): unknown {
  if (value instanceof Unknown) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copyOf(member)]));
}

/** Puts the stand-in of every {@link Unknown} in its place, and lists these places in the order of the result. */
export function settle(result: object): Place[] {
  const places: Place[] = [];
  settleMembers(result, "", places);
  return places;
}

function settleMembers(holder: object, pointer: string, places: Place[]): void {
  const members = holder as Record<string, unknown>;
  for (const [key, value] of Object.entries(members)) {
    const at = pointerTo(pointer, key);
    if (value instanceof Unknown) {
      places.push({ pointer: at, reason: value.reason });
      if (value.standIn === undefined) delete members[key];
      else members[key] = copy(value.standIn);
    }
    const settled = members[key];
    if (isObject(settled) || Array.isArray(settled)) settleMembers(settled, at, places);
  }
}
