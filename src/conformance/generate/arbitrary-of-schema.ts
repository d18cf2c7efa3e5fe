import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import type { Schema } from "../../bundles/openapi.js";
import { plainJson } from "./arbitrary-json.js";
import { typesOf } from "./types-of.js";
import { wholeSchema } from "./whole-schema.js";

/** What the schema of a request leaves to whoever sends one. */
export interface ArbitraryOptions {
  /** Follows a `$ref`. */
  deref(schema: Schema): Schema;
  /** Keys to use in free-form objects. */
  freeKeys: readonly string[];
}

/**
 * Values that fit a schema: of every optional member with and without, of every branch of a union, within all limits.
 * Objects that allow any member get some with the given keys.
 *
 * @throws Error for a keyword that it does not know how to satisfy, so that no generated value breaks it unnoticed
 */
export function arbitraryOfSchema(schema: Schema, options: ArbitraryOptions): fc.Arbitrary<unknown> {
  const node = wholeSchema(options.deref, schema);
  const of = (inner: Schema) => arbitraryOfSchema(inner, options);
  const unknown = Object.keys(node).find((keyword) => !satisfied.has(keyword) && !isAnnotation(keyword));
  if (unknown !== undefined) refuse(`the keyword ${unknown} of a schema`);
  const limits = Object.keys(node).filter((keyword) => !isAnnotation(keyword));
  if (node.const !== undefined) return alone(limits, ["const"], fc.constant(node.const));
  if (node.enum)
    return alone(limits, ["enum", "type"], fc.constantFrom(...node.enum.filter((it) => isOfType(it, node))));
  const branches = node.anyOf ?? node.oneOf;
  if (branches) {
    if (node.oneOf && !areDisjoint(branches.map(options.deref))) refuse("oneOf with branches that overlap");
    return alone(limits, [node.anyOf ? "anyOf" : "oneOf"], fc.oneof(...branches.map(of)));
  }
  const types = [node.type ?? []].flat();
  if (types.length === 0) return alone(limits, node.properties && !node.required ? ["properties"] : [], plainJson());
  return fc.oneof(...types.map((type) => ofType(type, node, of, options)));
}

const annotations = new Set(["description", "title", "examples", "example", "default", "deprecated", "discriminator"]);

/** Whether a keyword says something about a value, and limits it in nothing. Extensions do so by definition. */
function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

const satisfied = new Set([
  ...["type", "const", "enum", "anyOf", "oneOf", "properties", "required", "additionalProperties", "items"],
  ...["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "pattern", "format"],
]);

function refuse(what: string): never {
  throw new Error(`No values can be generated for ${what}.`);
}

/** The values of a keyword that none of the others in the schema limits any further. */
function alone<T>(limits: string[], handled: string[], values: fc.Arbitrary<T>): fc.Arbitrary<T> {
  const other = limits.find((keyword) => !handled.includes(keyword));
  if (other !== undefined) refuse(`the keyword ${other} beside ${handled.join(" and ") || "no type"}`);
  return values;
}

function isOfType(value: unknown, { type }: Schema): boolean {
  const types = [type ?? []].flat();
  return types.length === 0 || types.some((name) => typesOf(value).includes(name));
}

/** Whether each of some schemas has types that no other of them has. */
function areDisjoint(schemas: Schema[]): boolean {
  const types = schemas.flatMap(({ type }) => [
    ...new Set([type ?? []].flat().map((it) => (it === "integer" ? "number" : it))),
  ]);
  return schemas.every(({ type }) => type !== undefined) && new Set(types).size === types.length;
}

function ofType(
  type: string,
  node: Schema,
  of: (schema: Schema) => fc.Arbitrary<unknown>,
  { freeKeys }: ArbitraryOptions,
): fc.Arbitrary<unknown> {
  const { minimum, maximum } = range(node.minimum, node.maximum, [-(2 ** 31), 2 ** 31 - 1]);
  const length = range(node.minLength, node.maxLength, [1, 40]);
  const size = range(node.minItems, node.maxItems, [0, 4]);
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: minimum, max: maximum });
    case "number":
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case "string":
      if (node.format === "date-time") return dateTimes();
      if (node.format !== undefined) refuse(`the format ${node.format}`);
      if (typeof node.pattern === "string") return matching(node.pattern, node);
      return fc.string({ minLength: length.minimum, maxLength: Math.min(length.maximum, length.minimum + 40) });
    case "array": {
      const limits = { minLength: size.minimum, maxLength: size.maximum };
      const entries = node.items ? of(node.items) : plainJson();
      return node.uniqueItems === true
        ? fc.uniqueArray(entries, { ...limits, selector: asSent, comparator: isDeepStrictEqual })
        : fc.array(entries, limits);
    }
    case "object":
      return objects(node, of, freeKeys);
    default:
      return refuse(`the type ${type}`);
  }
}

/** Texts that a pattern matches somewhere, as long as the other limits allow. */
function matching(pattern: string, { minLength = 0, maxLength = Infinity }: Schema): fc.Arbitrary<string> {
  const expression = new RegExp(pattern, "u");
  let texts: fc.Arbitrary<string>;
  try {
    texts = fc.stringMatching(expression);
  } catch {
    return refuse(`the pattern ${pattern}`);
  }
  const fits = (text: string) => [...text].length >= Number(minLength) && [...text].length <= Number(maxLength);
  return texts.filter((text) => fits(text) && expression.test(text));
}

/** What JSON makes of a value: it has no zero with a sign. */
function asSent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** The limits that a schema gives; where it gives one of them only, the usual other one, as far as that leaves a value. */
function range(least: unknown, most: unknown, [low, high]: [number, number]): { minimum: number; maximum: number } {
  const minimum = typeof least === "number" ? least : Math.min(low, typeof most === "number" ? most : low);
  const maximum = typeof most === "number" ? most : Math.max(high, minimum);
  return { minimum, maximum };
}

function dateTimes(): fc.Arbitrary<string> {
  // RFC 3339 writes years with four digits.
  const [min, max] = [new Date("0001-01-01T00:00:00.000Z"), new Date("9999-12-31T23:59:59.999Z")];
  return fc.date({ min, max, noInvalidDate: true }).map((date) => date.toISOString());
}

function objects(
  { properties = {}, required = [], additionalProperties }: Schema,
  of: (schema: Schema) => fc.Arbitrary<unknown>,
  freeKeys: readonly string[],
): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, of(property)]));
  const described = fc.record(members, { requiredKeys: required, noNullPrototype: true });
  if (additionalProperties !== true && typeof additionalProperties !== "object") return described;
  const value = typeof additionalProperties === "object" ? of(additionalProperties) : plainJson();
  const keys = freeKeys.filter((key) => !Object.hasOwn(properties, key));
  if (keys.length === 0) return described;
  const free = fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: keys.length, noNullPrototype: true });
  return fc.tuple(described, free).map(([known, others]) => ({ ...others, ...known }));
}
