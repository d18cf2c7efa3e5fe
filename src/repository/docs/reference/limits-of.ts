import type { Schema } from "../../../bundles/openapi.js";

/** What a schema demands beyond its type, as short phrases. Limits that say no more than "not empty" are left in words. */
export function limitsOf(schema: Schema): string[] {
  return [
    phrase(schema.format, (format) => `format ${format}`),
    range(schema.minLength, schema.maxLength, "character", "characters"),
    range(schema.minItems, schema.maxItems, "entry", "entries"),
    range(schema.minimum, schema.maximum),
    phrase(schema.pattern, (pattern) => `pattern ${pattern}`),
    phrase(schema.default, (value) => `default ${JSON.stringify(value)}`),
    schema.additionalProperties === false ? "no other members" : undefined,
  ].filter((limit) => limit !== undefined);
}

function phrase(value: unknown, words: (value: unknown) => string): string | undefined {
  return value === undefined ? undefined : words(value);
}

function range(least: unknown, most: unknown, one = "", many = ""): string | undefined {
  const counted = (number: unknown) => `${number} ${number === 1 ? one : many}`.trimEnd();
  if (least !== undefined && most !== undefined) return least === most ? counted(most) : `${least} to ${counted(most)}`;
  if (least !== undefined) return `at least ${counted(least)}`;
  return most === undefined ? undefined : `at most ${counted(most)}`;
}
