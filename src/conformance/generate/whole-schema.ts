import type { Schema } from "../../bundles/openapi.js";

/** Follows a `$ref`. */
type Follow = (schema: Schema) => Schema;

/** A schema that asks for all that it and the parts in its `allOf` ask for, without `$ref` and `allOf`. */
export function wholeSchema(follow: Follow, schema: Schema): Schema {
  const { allOf = [], ...own } = follow(schema);
  return allOf.map((part) => wholeSchema(follow, part)).reduce(both, own);
}

/** Two schemas as one. Where no keyword can say both, `allOf` says it. */
function both(one: Schema, other: Schema): Schema {
  const joined: Schema = { ...one };
  for (const [keyword, value] of Object.entries(other)) {
    const old = one[keyword];
    if (old === undefined || JSON.stringify(old) === JSON.stringify(value)) joined[keyword] = value;
    else {
      const join = Object.hasOwn(joins, keyword) ? joins[keyword] : undefined;
      if (join) joined[keyword] = join(old as never, value as never);
      else joined.allOf = [...(joined.allOf ?? []), { [keyword]: value }];
    }
  }
  return joined;
}

const least = (one: number, other: number) => Math.min(one, other);
const most = (one: number, other: number) => Math.max(one, other);
const second = (_one: unknown, other: unknown) => other;

const joins: Readonly<Record<string, (one: never, other: never) => unknown>> = {
  ...{ minimum: most, minLength: most, minItems: most, maximum: least, maxLength: least, maxItems: least },
  // Said of a value, and limiting it in nothing.
  ...{ description: second, title: second, examples: second, example: second, default: second, deprecated: second },
  type: (one: string | string[], other: string | string[]) => commonTypes([one].flat(), [other].flat()),
  enum: (one: unknown[], other: unknown[]) => one.filter((it) => other.some((value) => isSame(it, value))),
  required: (one: string[], other: string[]) => [...new Set([...one, ...other])],
  items: (one: Schema, other: Schema) => ({ allOf: [one, other] }),
  properties: (one: Record<string, Schema>, other: Record<string, Schema>) => ({
    ...one,
    ...Object.fromEntries(
      Object.entries(other).map(([name, it]) => [name, one[name] ? { allOf: [one[name], it] } : it]),
    ),
  }),
  additionalProperties: (one: Schema | boolean, other: Schema | boolean) =>
    one === false || other === false ? false : { allOf: [one, other].filter((it) => typeof it === "object") },
};

/** A whole number is a number as well. */
function commonTypes(one: string[], other: string[]): string[] {
  const allows = (types: string[], type: string) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [...new Set([...one.filter((it) => allows(other, it)), ...other.filter((it) => allows(one, it))])];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
