import type { Schema } from "../../../bundles/openapi.js";

/** What a schema demands beyond its type, as short phrases. Limits that say no more than "not empty" are left in words. */
export function limitsOf(schema: Schema): string[] {
  return [
    phrase(schema.format, (format) => `format ${format}`),
    range(schema.minLength, schema.maxLength, "characters"),
    range(schema.minItems, schema.maxItems, "entries"),
    range(schema.minimum, schema.maximum, ""),
    phrase(schema.pattern, (pattern) => `pattern ${pattern}`),
    phrase(schema.default, (value) => `default ${JSON.stringify(value)}`),
    schema.additionalProperties === false ? "no other members" : undefined,
  ].filter((limit) => limit !== undefined);
}

function phrase(value: unknown, words: (value: unknown) => string): string | undefined {
  return value === undefined ? undefined : words(value);
}

function range(least: unknown, most: unknown, unit: string): string | undefined {
  const of = unit === "" ? "" : ` ${unit}`;
  if (least !== undefined && most !== undefined) return `${least} to ${most}${of}`;
  if (least !== undefined) return `at least ${least}${of}`;
  return most === undefined ? undefined : `at most ${most}${of}`;
}
