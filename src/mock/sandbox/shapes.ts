import { type Bundle, deref, type Schema } from "../../bundles/openapi.js";
import { propertiesOf } from "../../bundles/operations-of.js";
import type { JsonObject } from "../../json.js";
import type { Description } from "../description.js";

/**
 * Of all that is known of a thing, what a version shows: the members of its schema, in that order. What must be there and
 * is not known is null.
 */
export function shapeOf({ bundle }: Description, schema: Schema, known: JsonObject): JsonObject {
  const required = requiredOf(bundle, schema);
  return Object.fromEntries(
    Object.entries(propertiesOf(bundle, schema)).flatMap(([name, member]) => {
      const value = known[name];
      if (value !== undefined && allows(member, value)) return [[name, value]];
      return required.has(name) ? [[name, null]] : [];
    }),
  );
}

/** The forms that a schema allows, but null; one where it is no union. */
export function formsOf({ bundle }: Description, schema: Schema): Schema[] {
  const node = deref(bundle, schema);
  const forms = (node.oneOf ?? node.anyOf ?? []).map((it) => deref(bundle, it)).filter(({ type }) => type !== "null");
  return forms.length > 0 ? forms : [node];
}

/** Whether a version has a word for a value: old ones lack newer kinds of file. */
export function allows(schema: Schema | undefined, value: unknown): boolean {
  const isOpen = schema?.["x-speakeasy-unknown-values"] === "allow";
  return typeof value !== "string" || isOpen || schema?.enum === undefined || schema.enum.includes(value);
}

function requiredOf(bundle: Bundle, node: Schema): Set<string> {
  const schema = deref(bundle, node);
  const parts = (schema.allOf ?? []).flatMap((part) => [...requiredOf(bundle, part)]);
  return new Set([...(schema.required ?? []), ...parts]);
}

/** The schema of a member, references followed; undefined where there is none. */
export function memberOf({ bundle }: Description, schema: Schema | undefined, name: string): Schema | undefined {
  const member = schema && propertiesOf(bundle, schema)[name];
  return member && deref(bundle, member);
}

/** The schema of what an operation gives, out of its envelope. */
export function resultSchema(description: Description, resource: string, name: string): Schema | undefined {
  if (!description.has({ resource, name })) return undefined;
  const operation = description.operation({ resource, name });
  const schema = description.content(operation, 200)?.schema;
  if (!schema) return undefined;
  const { result } = operation.facts;
  return result === undefined ? deref(description.bundle, schema) : memberOf(description, schema, result);
}

/** The schema of the things that an operation lists. */
export function itemSchema(description: Description, resource: string, name: string): Schema | undefined {
  if (!description.has({ resource, name })) return undefined;
  const operation = description.operation({ resource, name });
  const list = memberOf(description, description.content(operation, 200)?.schema, operation.facts.page?.items ?? "");
  return list?.items && deref(description.bundle, list.items);
}

/** The results in the examples of an operation, by the names of the examples; none where a version does not have it. */
export function exampleResults(description: Description, resource: string, name: string): [string, JsonObject][] {
  if (!description.has({ resource, name })) return [];
  const operation = description.operation({ resource, name });
  const { result } = operation.facts;
  return Object.entries(description.content(operation, 200)?.examples ?? {}).map(([key, example]) => {
    const value = deref(description.bundle, example).value as JsonObject;
    return [key, (result === undefined ? value : value[result]) as JsonObject];
  });
}

/** The things in the examples of a list, example by example. */
export function exampleItems(description: Description, resource: string, name: string): JsonObject[][] {
  const items = description.has({ resource, name }) && description.operation({ resource, name }).facts.page?.items;
  if (!items) return [];
  return exampleResults(description, resource, name).map(([, body]) => (body[items] ?? []) as JsonObject[]);
}
