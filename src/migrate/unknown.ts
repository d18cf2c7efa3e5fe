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
