import { InvalidInputError } from "../errors/index.js";
import { isObject, kindOf, show } from "../values.js";

/**
 * Returns a body as JSON text, unless `JSON.stringify` would drop, change or choke on a part of it: `undefined` below the
 * first level, functions, symbols, `NaN` and infinities, integers beyond 2^53 (of which a number cannot tell one from
 * the next) and big integers, circular references, `Map`, `Set`, `Promise` and other objects whose content is not in
 * their properties. Values with a `toJSON` method, such as `Date`, are judged by what it returns. A member of the first
 * level that is `undefined` counts as left out.
 *
 * @param what how the error calls the body, such as "The changes"
 * @throws InvalidInputError
 */
export function jsonOf(body: unknown, what: string): string {
  if (!isObject(body)) throw new InvalidInputError(`${what} must be an object; got ${show(body)}.`);
  checkJson(body, what, true);
  const text = JSON.stringify(body);
  // By its toJSON it may be something else, such as the text of a Date.
  if (!text.startsWith("{")) throw new InvalidInputError(`${what} must be an object; got ${show(body)}.`);
  return text;
}

/**
 * The check of {@link jsonOf} for any value.
 *
 * @param place how the caller would write the value, such as `metadata.customer`; a text with a space for the whole body
 * @param partial whether members of the value itself may be undefined
 */
export function checkJson(value: unknown, place: string, partial = false): void {
  try {
    visit(value, place, new Set(), partial);
  } catch (error) {
    if (error instanceof RangeError) throw refusal(place, "is nested too deeply");
    throw error;
  }
}

function visit(value: unknown, place: string, ancestors: Set<object>, partial = false): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw refusal(place, `is ${value}`);
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return;
    throw refusal(
      place,
      `is an integer beyond 2^53 (${value}), where a number cannot tell one from the next`,
      "a string",
    );
  }
  if (kindOf(value) === "Date" && Number.isNaN(Number(value))) throw refusal(place, "is an invalid Date");
  const { toJSON } = (value ?? {}) as { toJSON?: unknown };
  if (typeof toJSON === "function") {
    visit(toJSON.call(value), place, ancestors);
    return;
  }
  if (value === undefined) throw refusal(place, "is undefined");
  if (typeof value !== "object") throw refusal(place, `is a ${typeof value}`);
  if (ancestors.has(value)) throw refusal(place, "refers back to an object that holds it");

  ancestors.add(value);
  if (Array.isArray(value)) {
    // An index loop, since forEach skips the holes that JSON would turn into null.
    for (let index = 0; index < value.length; index++) visit(value[index], `${place}[${index}]`, ancestors);
  } else {
    const kind = kindOf(value);
    if (kind !== "Object") throw refusal(place, `is ${withArticle(kind)}`);
    const members = Object.entries(value);
    if (members.length === 0 && !isPlain(value))
      throw refusal(place, `is ${withArticle(value.constructor.name)} without members of its own`);
    for (const [key, member] of members) {
      if (member !== undefined || !partial) visit(member, placeOf(place, key), ancestors);
    }
  }
  ancestors.delete(value);
}

function withArticle(name: string): string {
  return `${/^[AEIO]/.test(name) ? "an" : "a"} ${name}`;
}

/** Whether it was written as `{…}`, in whatever realm. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function placeOf(place: string, key: string): string {
  if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${place}[${JSON.stringify(key)}]`;
  return place.includes(" ") ? key : `${place}.${key}`;
}

function refusal(place: string, why: string, instead = "a value that JSON has"): InvalidInputError {
  return new InvalidInputError(`${place} ${why}, which JSON cannot carry. Leave it out, or give it ${instead}.`);
}
