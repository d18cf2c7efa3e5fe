import { InvalidInputError } from "../errors/index.js";

/**
 * Refuses what `JSON.stringify` would drop, change or choke on, and names the place: `undefined`, functions, symbols,
 * `NaN` and infinities, big integers, circular references, `Map`, `Set` and other objects whose content is not in
 * their properties. Values with a `toJSON` method, such as `Date`, are judged by what it returns.
 *
 * @param place how the caller would write the value, such as `metadata.customer`
 * @throws InvalidInputError
 */
export function checkJson(value: unknown, place: string): void {
  try {
    visit(value, place, new Set());
  } catch (error) {
    if (error instanceof RangeError) throw refusal(place, "is nested too deeply");
    throw error;
  }
}

function visit(value: unknown, place: string, ancestors: Set<object>): void {
  if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) return;
  if (value instanceof Date && Number.isNaN(value.getTime())) throw refusal(place, "is an invalid Date");
  const { toJSON } = (value ?? {}) as { toJSON?: unknown };
  if (typeof toJSON === "function") {
    visit(toJSON.call(value), place, ancestors);
    return;
  }
  if (value === undefined || typeof value === "number") throw refusal(place, `is ${value}`);
  if (typeof value !== "object") throw refusal(place, `is a ${typeof value}`);
  if (ancestors.has(value)) throw refusal(place, "refers back to an object that holds it");

  ancestors.add(value);
  if (Array.isArray(value)) {
    // An index loop, since forEach skips the holes that JSON would turn into null.
    for (let index = 0; index < value.length; index++) visit(value[index], `${place}[${index}]`, ancestors);
  } else {
    const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
    if (kind !== "Object") throw refusal(place, `is a ${kind}`);
    for (const [key, member] of Object.entries(value)) visit(member, placeOf(place, key), ancestors);
  }
  ancestors.delete(value);
}

function placeOf(place: string, key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${place}.${key}` : `${place}[${JSON.stringify(key)}]`;
}

function refusal(place: string, why: string): InvalidInputError {
  return new InvalidInputError(
    `${place} ${why}, which JSON cannot carry. Leave it out, or give it a value that JSON has.`,
  );
}
