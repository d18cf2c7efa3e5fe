import { isDeepStrictEqual } from "node:util";
import type { Schema } from "../../bundles/openapi.js";
import { typesOf } from "./types-of.js";
import { wholeSchema } from "./whole-schema.js";

/** A value that breaks exactly one rule of a schema. */
export interface BrokenValue {
  value: unknown;
  /** The place of the fault in the value. */
  keys: string[];
  /** The keyword that it breaks. */
  keyword: string;
}

const samples: Readonly<Record<string, unknown>> = {
  string: "text",
  number: 5.5,
  integer: 5,
  boolean: true,
  null: null,
  array: [],
  object: {},
};

/**
 * Every way to break one rule of a schema and no other: another type, a value that is not in a list, a limit exceeded by
 * one, a required member left out, a member too many; at every place that the schema describes. In a union it breaks the
 * branch that the value is of; whether the result is of another branch is for the caller to see.
 *
 * @param whole a value that fits, with every member in it that is to be broken
 */
export function brokenBodies(deref: (schema: Schema) => Schema, schema: Schema, whole: unknown): BrokenValue[] {
  return breakAt(schema, whole, [], (value) => value);

  /** The schema with its parts in it, and with that branch of its union that a value is of. */
  function meant(schema: Schema, value: unknown): Schema {
    const node = wholeSchema(deref, schema);
    const { anyOf, oneOf, ...own } = node;
    const branch = (anyOf ?? oneOf)?.find((it) => isMeant(meant(it, value), value));
    return branch ? wholeSchema(deref, { allOf: [own, meant(branch, value)] }) : node;
  }

  function breakAt(schema: Schema, value: unknown, keys: string[], put: (value: unknown) => unknown): BrokenValue[] {
    const node = meant(schema, value);
    const own = candidates(node, value)
      .filter(([keyword, it]) => rulesBrokenBy(node, it).join() === keyword)
      .map(([keyword, it]) => ({ value: put(it), keys, keyword }));
    if (Array.isArray(value) && node.items) {
      const { items } = node;
      const rest = value.slice(1);
      return [...own, ...breakAt(items, value[0], [...keys, "0"], (first) => put([first, ...rest]))];
    }
    if (typeof value !== "object" || value === null || Array.isArray(value)) return own;
    const object = value as Record<string, unknown>;
    const members = Object.entries(node.properties ?? {}).filter(([name]) => Object.hasOwn(object, name));
    return [
      ...own,
      ...(node.additionalProperties === false
        ? [
            {
              value: put({ ...object, notDocumented: true }),
              keys: [...keys, "notDocumented"],
              keyword: "additionalProperties",
            },
          ]
        : []),
      ...(node.required ?? []).map((name) => {
        const { [name]: _, ...others } = object;
        return { value: put(others), keys: [...keys, name], keyword: "required" };
      }),
      ...members.flatMap(([name, property]) =>
        breakAt(property, object[name], [...keys, name], (inner) => put({ ...object, [name]: inner })),
      ),
    ];
  }
}

/** Whether a value is meant to be what a schema describes, what lies below its members left aside. */
function isMeant(node: Schema, value: unknown): boolean {
  if (rulesBrokenBy(node, value).length > 0) return false;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return true;
  const { required = [], properties = {}, additionalProperties } = node;
  const hasUnknown = Object.keys(value).some((name) => !Object.hasOwn(properties, name));
  return required.every((name) => Object.hasOwn(value, name)) && !(additionalProperties === false && hasUnknown);
}

/** Values that break a rule of a schema, some of them more than one. */
function candidates(node: Schema, value: unknown): [keyword: string, value: unknown][] {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = node as Record<string, number | undefined>;
  const found: [keyword: string, value: unknown][] = otherTypes(node).map((it) => ["type", it]);
  const others = [...(typeof value === "string" ? [`${value} or another`, "!"] : []), ...Object.values(samples)];
  const outside = others.filter((it) => rulesBrokenBy(node, it).join() === "enum").slice(0, 1);
  for (const it of outside) found.push(["enum", it]);
  if (typeof node.pattern === "string") {
    const unmatched = others.filter((it) => rulesBrokenBy(node, it).join() === "pattern").slice(0, 1);
    for (const it of unmatched) found.push(["pattern", it]);
  }
  if (node.uniqueItems === true && Array.isArray(value) && value.length > 0)
    found.push(["uniqueItems", [value[0], ...value]]);
  if (minLength) found.push(["minLength", "x".repeat(minLength - 1)]);
  if (maxLength !== undefined) found.push(["maxLength", "x".repeat(maxLength + 1)]);
  if (minimum !== undefined) found.push(["minimum", minimum - 1]);
  if (maximum !== undefined) found.push(["maximum", maximum + 1]);
  if (Array.isArray(value) && value.length > 0) {
    const longer = Array.from({ length: (maxItems ?? 0) + 1 }, (_, index) => value[index] ?? value[0]);
    if (minItems) found.push(["minItems", value.slice(0, minItems - 1)]);
    if (maxItems !== undefined) found.push(["maxItems", longer]);
  }
  return found;
}

/** The keywords of a schema itself that a value breaks, what lies below it left aside. */
function rulesBrokenBy(node: Schema, value: unknown): string[] {
  const {
    minLength = 0,
    maxLength = Infinity,
    minimum = -Infinity,
    maximum = Infinity,
  } = node as Record<string, number>;
  const { minItems = 0, maxItems = Infinity } = node as Record<string, number>;
  const isIn = (values: unknown[]) => values.some((it) => JSON.stringify(it) === JSON.stringify(value));
  const types = [node.type ?? []].flat();
  const length = typeof value === "string" ? [...value].length : undefined;
  const rules: [keyword: string, isBroken: boolean][] = [
    ["type", types.length > 0 && !types.some((type) => typesOf(value).includes(type))],
    ["enum", node.enum !== undefined && !isIn(node.enum)],
    ["const", node.const !== undefined && !isIn([node.const])],
    ["minLength", length !== undefined && length < minLength],
    ["maxLength", length !== undefined && length > maxLength],
    ["minimum", typeof value === "number" && value < minimum],
    ["maximum", typeof value === "number" && value > maximum],
    ["minItems", Array.isArray(value) && value.length < minItems],
    ["maxItems", Array.isArray(value) && value.length > maxItems],
    ["pattern", typeof node.pattern === "string" && typeof value === "string" && !matches(node.pattern, value)],
    ["uniqueItems", node.uniqueItems === true && Array.isArray(value) && hasTwice(value)],
  ];
  return rules.filter(([, isBroken]) => isBroken).map(([keyword]) => keyword);
}

function matches(pattern: string, text: string): boolean {
  return new RegExp(pattern, "u").test(text);
}

function hasTwice(values: unknown[]): boolean {
  return values.some((value, index) => values.findIndex((other) => isDeepStrictEqual(other, value)) < index);
}

function otherTypes({ type }: Schema): unknown[] {
  const types = [type ?? []].flat();
  if (types.length === 0) return [];
  const isAllowed = (name: string) => types.includes(name) || (types.includes("number") && name === "integer");
  return Object.entries(samples)
    .filter(([name]) => !isAllowed(name) && !(name === "number" && types.includes("integer")))
    .map(([, value]) => value);
}
