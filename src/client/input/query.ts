import { InvalidInputError } from "../errors/index.js";
import { isObject, kindOf, show } from "../values.js";

/**
 * Query parameters as they stand in a URL, the question mark included; empty when there are none. A list becomes the same
 * name several times, a `Date` its RFC 3339 form in UTC. An undefined one is left out.
 *
 * @throws InvalidInputError for a value that is none of text, number, true, false, `Date`, and lists of these; and for an
 * integer beyond 2^53, of which a number cannot tell one from the next
 */
export function queryOf(parameters: object): string {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((each) => `${encodeURIComponent(name)}=${textOf(name, each)}`),
  );
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function textOf(name: string, value: unknown): string {
  const isNumber = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
  try {
    if (kindOf(value) === "Date") return encodeURIComponent((value as Date).toISOString());
    if (isNumber || typeof value === "string" || typeof value === "boolean") return encodeURIComponent(`${value}`);
  } catch {}
  throw new InvalidInputError(
    `${name} must be a text, a safe number, true, false, a Date, or a list of these; got ${show(value)}.`,
  );
}

/**
 * Takes the query parameters of these names out of what a method was given.
 *
 * @param isWhole whether there is nothing else in it, and it may be left out
 * @returns the query, and the rest
 * @throws InvalidInputError
 */
export function splitQuery(input: unknown, names: readonly string[], isWhole: boolean): [query: string, rest: object] {
  if (input === undefined && isWhole) return ["", {}];
  if (!isObject(input) || kindOf(input) !== "Object") {
    throw new InvalidInputError(`The ${isWhole ? "query" : "body"} must be an object; got ${show(input)}.`);
  }
  const query: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (names.includes(name)) query[name] = value;
    else if (!isWhole) rest[name] = value;
    else if (value !== undefined) {
      throw new InvalidInputError(`There is no query parameter ${show(name)}. There are: ${names.join(", ")}.`);
    }
  }
  return [queryOf(query), rest];
}
