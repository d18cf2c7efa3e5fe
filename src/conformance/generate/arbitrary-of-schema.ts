import * as fc from "fast-check";
import type { Schema } from "../../bundles/openapi.js";
import { plainJson } from "./arbitrary-json.js";

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
  const node = options.deref(schema);
  const of = (inner: Schema) => arbitraryOfSchema(inner, options);
  const unknown = Object.keys(node).find((keyword) => !satisfied.has(keyword));
  if (unknown !== undefined) throw new Error(`No values can be generated for the keyword ${unknown} of a schema.`);
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum) return fc.constantFrom(...node.enum);
  const branches = node.anyOf ?? node.oneOf;
  if (branches) return fc.oneof(...branches.map(of));
  const types = [node.type ?? []].flat();
  if (types.length === 0) return plainJson();
  return fc.oneof(...types.map((type) => ofType(type, node, of, options)));
}

const satisfied = new Set([
  ...["type", "const", "enum", "anyOf", "oneOf", "properties", "required", "additionalProperties", "items"],
  ...["minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "format"],
  // They say something about a value, and limit it in nothing.
  ...["description", "title", "examples", "example", "default", "deprecated", "discriminator"],
]);

function ofType(
  type: string,
  node: Schema,
  of: (schema: Schema) => fc.Arbitrary<unknown>,
  { freeKeys }: ArbitraryOptions,
): fc.Arbitrary<unknown> {
  const { minimum = -(2 ** 31), maximum = 2 ** 31 - 1 } = node as Record<string, number>;
  const { minLength = 1, maxLength = 40, minItems = 0, maxItems = 4 } = node as Record<string, number>;
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
      if (node.format === "date-time") return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
      if (node.format !== undefined) throw new Error(`No values can be generated for the format ${node.format}.`);
      return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40) });
    case "array":
      return fc.array(node.items ? of(node.items) : plainJson(), { minLength: minItems, maxLength: maxItems });
    case "object":
      return objects(node, of, freeKeys);
    default:
      throw new Error(`No values can be generated for the type ${type}.`);
  }
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
  const free = fc.dictionary(fc.constantFrom(...freeKeys), value, { maxKeys: freeKeys.length, noNullPrototype: true });
  return fc.tuple(described, free).map(([known, others]) => ({ ...others, ...known }));
}
