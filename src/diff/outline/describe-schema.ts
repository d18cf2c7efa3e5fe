import { type Bundle, locate, type Schema } from "../../bundles/openapi.js";
import type { Item } from "./outline.js";

type Described = Omit<Item, "required">;

const limitKeywords = ["format", "pattern", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"];

/** Describes what a schema allows. A component of several members is a name; one that only lists values is those values. */
export function describeSchema(bundle: Bundle, schema: Schema): Described {
  if (schema.$ref !== undefined) {
    const { node } = locate(bundle, { pointer: "", node: schema });
    return isScalar(node) ? describeSchema(bundle, node) : plain([componentName(schema.$ref)]);
  }
  // Beside members, a combination only says which of them belong together.
  const branches = schema.properties ? undefined : (schema.anyOf ?? schema.oneOf);
  if (branches) return joined(branches.map((branch) => describeSchema(bundle, branch)));
  if (schema.allOf && !schema.properties) return plain([intersection(schema.allOf)]);
  const values = schema.const === undefined ? schema.enum : [schema.const];
  const types = [schema.type ?? typesOfValues(values)].flat();
  return {
    types: types.filter((type) => type !== "null").map((type) => typeName(bundle, schema, type)),
    ...(values ? { values: values.filter((value) => value !== null) } : {}),
    nullable: types.includes("null") || values?.includes(null) === true,
    limits: limitKeywords.flatMap((it) => (schema[it] === undefined ? [] : [`${it} ${schema[it]}`])).join(", "),
  };
}

/** The name of the component that a reference leads to. */
export function componentName(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

function plain(types: string[]): Described {
  return { types, nullable: false, limits: "" };
}

function isScalar(schema: Schema): boolean {
  return [schema.type].flat().every((type) => type !== undefined && type !== "object" && type !== "array");
}

// One part of an intersection may only add to another, so an inline part counts as an object.
function intersection(parts: Schema[]): string {
  const names = parts.map((part) => (part.$ref === undefined ? undefined : componentName(part.$ref)));
  const named = names.filter((name) => name !== undefined);
  return named.length === 0 ? "object" : named.join(" & ");
}

function joined(branches: Described[]): Described {
  const listed = branches.filter(({ types }) => types.length > 0);
  const values = listed.flatMap((branch) => branch.values ?? []);
  return {
    types: [...new Set(branches.flatMap(({ types }) => types))],
    ...(values.length > 0 && listed.every((branch) => branch.values) ? { values } : {}),
    nullable: branches.some(({ nullable }) => nullable),
    limits: [...new Set(branches.map(({ limits }) => limits).filter(Boolean))].join("; "),
  };
}

function typeName(bundle: Bundle, schema: Schema, type: string): string {
  if (type === "array") {
    const inner = union(bundle, schema.items ?? {});
    return inner.includes(" ") ? `(${inner})[]` : `${inner}[]`;
  }
  const extra = schema.additionalProperties;
  if (type !== "object" || extra === undefined) return type;
  if (typeof extra === "object") return `map of ${union(bundle, extra)}`;
  return extra ? "free-form object" : "exact object";
}

function union(bundle: Bundle, schema: Schema): string {
  const { types, nullable } = describeSchema(bundle, schema);
  return [...types, ...(nullable ? ["null"] : [])].join(" | ");
}

function typesOfValues(values: unknown[] | undefined): string[] {
  if (values === undefined) return ["any"];
  return [...new Set(values.map((value) => (value === null ? "null" : typeof value)))];
}
