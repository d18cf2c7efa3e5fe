import { isObject, type JsonObject, keysOfPointer } from "../../../json.js";

/** A number for a place in the values, the same for the same place. */
export type NumberAt = (path: string) => number;

/** What an extraction finds: values that fit its schema, and the paths of the single ones, such as `items[0].total`. */
export interface ExtractedValues {
  value: JsonObject;
  paths: Map<string, unknown>;
}

/** How deep values go where a schema refers to itself. */
const maxDepth = 8;

/** How many values are made at most, and how many items of one array. */
const maxValues = 10_000;
const maxItems = 100;

/** How many items an array gets, unless its schema wants others. */
const usualItems = 2;

/**
 * Makes values for a JSON Schema as extractions have it. Nothing is null but what only null fits, or what cannot be made,
 * such as a text with a pattern.
 */
export function extractedValues(schema: JsonObject, numberAt: NumberAt): ExtractedValues {
  const paths = new Map<string, unknown>();
  let made = 0;

  function valueAt(given: unknown, path: string, name: string, depth: number): unknown {
    if (++made > maxValues) return null;
    const node = resolved(given);
    const value = madeOf(node, path, name, depth);
    if (!isObject(value) && !Array.isArray(value)) paths.set(path, value);
    return value;
  }

  /** A schema with what it refers to, and of several forms the first that is not null. */
  function resolved(given: unknown, depth = 0): JsonObject {
    if (!isObject(given) || depth > maxDepth) return {};
    const { $ref, anyOf, oneOf, allOf, ...own } = given;
    const forms = anyOf ?? oneOf;
    const form = (Array.isArray(forms) ? forms : []).find((it) => !isObject(it) || it.type !== "null");
    const target = typeof $ref === "string" ? at(schema, $ref) : undefined;
    const parts = [target, form, ...(Array.isArray(allOf) ? allOf : [])].map((it) => resolved(it, depth + 1));
    const properties = Object.assign({}, ...[...parts, own].map((it) => it.properties));
    return { ...Object.assign({}, ...parts), ...own, ...(Object.keys(properties).length > 0 && { properties }) };
  }

  function madeOf(node: JsonObject, path: string, name: string, depth: number): unknown {
    if ("const" in node) return node.const;
    const values = Array.isArray(node.enum) ? node.enum.filter((it) => it !== null) : [];
    if (values.length > 0) return values[numberAt(path) % values.length];
    switch (typeOf(node)) {
      case "object": {
        if (depth >= maxDepth) return {};
        const members = Object.entries(isObject(node.properties) ? node.properties : {});
        return Object.fromEntries(
          members.map(([key, it]) => [key, valueAt(it, path === "" ? key : `${path}.${key}`, key, depth + 1)]),
        );
      }
      case "array": {
        if (depth >= maxDepth) return [];
        const wanted = Math.max(numberOr(node.minItems, 0), usualItems);
        const count = Math.min(wanted, numberOr(node.maxItems, wanted), maxItems);
        return Array.from({ length: count }, (_, index) => valueAt(node.items, `${path}[${index}]`, name, depth + 1));
      }
      case "boolean":
        return numberAt(path) % 2 === 0;
      case "integer":
      case "number":
        return numberIn(node, numberAt(path));
      case "string":
        return textOf(node, name, numberAt(path));
      default:
        return null;
    }
  }

  return { value: madeOf({ ...resolved(schema), type: "object" }, "", "", 0) as JsonObject, paths };
}

function typeOf({ type, properties, items }: JsonObject): unknown {
  const types = (Array.isArray(type) ? type : [type]).filter((it) => it !== undefined);
  if (types.length > 0) return types.find((it) => it !== "null") ?? "null";
  return properties ? "object" : items ? "array" : "string";
}

/** A whole number for an integer, one with cents otherwise, within the bounds. */
function numberIn(node: JsonObject, number: number): number {
  const usual = typeOf(node) === "integer" ? 1 : 0.01;
  const step = numberOr(node.multipleOf, usual) || usual;
  const above = numberOr(node.exclusiveMinimum, Number.NEGATIVE_INFINITY) + step;
  const below = numberOr(node.exclusiveMaximum, Number.POSITIVE_INFINITY) - step;
  const lowest = Math.max(numberOr(node.minimum, Number.NEGATIVE_INFINITY), above);
  const highest = Math.min(numberOr(node.maximum, Number.POSITIVE_INFINITY), below);
  const first = Number.isFinite(lowest) ? lowest : Number.isFinite(highest) ? highest - 100_000 * step : step;
  const begin = Math.ceil(first / step - 1e-9);
  const count = Number.isFinite(highest) ? Math.floor(highest / step + 1e-9) - begin + 1 : 100_000;
  // Through its text, since 0.01 has no exact number.
  return Number(((begin + (number % Math.max(1, count))) * step).toPrecision(12));
}

function textOf(
  { format, pattern, minLength, maxLength, "extend:type": kind }: JsonObject,
  name: string,
  number: number,
) {
  if (pattern !== undefined) return null;
  const day = new Date(Date.UTC(2026, 0, 1 + (number % 365))).toISOString();
  if (format === "date" || kind === "date") return day.slice(0, 10);
  if (format === "date-time") return day;
  if (format === "time") return day.slice(11);
  if (format === "email") return `someone.${number % 1000}@example.com`;
  if (format === "uri") return `https://example.com/${number % 1000}`;
  if (format !== undefined) return null;
  if (/currency/i.test(name)) return ["EUR", "USD", "GBP"][number % 3];
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]+/g, " ")
    .toLowerCase();
  const text = `${words.charAt(0).toUpperCase()}${words.slice(1)} ${1 + (number % 999)}`;
  return text.padEnd(numberOr(minLength, 0), ".").slice(0, numberOr(maxLength, text.length + numberOr(minLength, 0)));
}

function numberOr(value: unknown, other: number): number {
  return typeof value === "number" ? value : other;
}

/** What a reference within a schema leads to, such as `#/$defs/Address`. */
function at(schema: JsonObject, reference: string): unknown {
  return keysOfPointer(reference).reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), schema);
}
