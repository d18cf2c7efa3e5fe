import { isObject, show } from "../values.js";
import type { StandardIssue } from "./standard-schema.js";

/** A JSON Schema, as far as it says what an extraction gives. Other keywords are allowed, and say nothing here. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: { readonly [name: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly [keyword: string]: unknown;
}

/** The values that a JSON Schema allows, where it was written so that the compiler sees it. */
export type ValueOf<Schema> = Schema extends { readonly enum: readonly (infer Value)[] }
  ? Value
  : Schema extends { readonly const: infer Value }
    ? Value
    : Schema extends { readonly anyOf: readonly (infer Choice)[] }
      ? ValueOf<Choice>
      : Schema extends { readonly type: readonly (infer Type)[] }
        ? OfType<Type, Schema>
        : Schema extends { readonly type: infer Type }
          ? OfType<Type, Schema>
          : unknown;

type OfType<Type, Schema> = Type extends "string"
  ? string
  : Type extends "number" | "integer"
    ? number
    : Type extends "boolean"
      ? boolean
      : Type extends "null"
        ? null
        : Type extends "array"
          ? Schema extends { readonly items: infer Item }
            ? ValueOf<Item>[]
            : unknown[]
          : Type extends "object"
            ? ObjectOf<Schema>
            : unknown;

/** The objects that a JSON Schema allows. Without `required` every property is there, as the API reads it. */
export type ObjectOf<Schema> = Schema extends { readonly properties: infer Properties }
  ? Schema extends { readonly required: readonly (infer Required)[] }
    ? Flat<
        { -readonly [Name in keyof Properties as Name & Required]: ValueOf<Properties[Name]> } & {
          -readonly [Name in keyof Properties as Exclude<Name, Required>]?: ValueOf<Properties[Name]>;
        }
      >
    : { -readonly [Name in keyof Properties]: ValueOf<Properties[Name]> }
  : Record<string, unknown>;

type Flat<T> = { [Name in keyof T]: T[Name] };

/** What of a value does not fit a JSON Schema, by the keywords of {@link JsonSchema}. */
export function issuesOf(schema: JsonSchema, value: unknown, path: readonly PropertyKey[] = []): StandardIssue[] {
  const values = valuesOf(schema);
  const { anyOf, items, properties = {}, required = Object.keys(properties) } = schema;
  const types = schema.type === undefined ? [] : [schema.type].flat();
  // What it is, but not the value, which may be personal.
  const kind = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  const issue = (wanted: string) => [{ message: `must be ${wanted}; got ${kind}`, path }];

  if (anyOf) {
    const each = anyOf.map((choice) => issuesOf(choice, value, path));
    return each.find((issues) => issues.length === 0) ?? each[0] ?? [];
  }
  if (values && !values.includes(value)) return issue(`one of ${values.map(show).join(", ")}`);
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return issue(types.join(" or "));
  if (Array.isArray(value)) return items ? value.flatMap((item, at) => issuesOf(items, item, [...path, at])) : [];
  if (!isObject(value)) return [];
  return Object.entries(properties).flatMap(([name, property]) => {
    if (Object.hasOwn(value, name)) return issuesOf(property, value[name], [...path, name]);
    return required.includes(name) ? [{ message: "is missing", path: [...path, name] }] : [];
  });
}

/** What a JSON Schema lists, when it lists values. */
export function valuesOf(schema: { readonly [keyword: string]: unknown }): readonly unknown[] | undefined {
  if ("const" in schema) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : undefined;
}

function isOfType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return Number.isInteger(value);
  // The others are called the same in JSON and JavaScript.
  return typeof value === type;
}
