import {
  type Bundle,
  deref,
  type MediaType,
  type OperationObject,
  type Parameter,
  type Schema,
} from "../../src/bundles/openapi.js";
import { type FoundOperation, operationsOf } from "../../src/bundles/operations-of.js";
import { type ApiVersion, apiVersions } from "../../src/index.js";
import { bundleOf } from "./bundle.js";

/**
 * An API version on a few pages: everything about it that a caller or a server can break, one line each, and nothing
 * that is only prose. Written so that its diff reads as a list of what changed in the contract.
 */
export function outlineOf(version: ApiVersion): string {
  const bundle = bundleOf(version);
  const operations = operationsOf(bundle).flatMap((found) => outlineOperation(bundle, found));
  const webhooks = Object.entries(bundle.webhooks ?? {}).flatMap(([name, { post }]) =>
    post ? [`webhook ${name}`, ...outlineRequest(bundle, post, post.parameters ?? []), ""] : [],
  );
  // By name: in the bundle one stands where it is first used, which a new operation may change.
  const schemas = Object.entries(bundle.components.schemas)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, schema]) => ["", `${name}${outlineHeading(schema)}`, ...outlineMembers(schema)]);
  return [
    `API version ${version}`,
    `server ${apiVersions[version].baseUrl}`,
    "",
    ...operations,
    ...webhooks,
    ...schemas,
    "",
  ].join("\n");
}

function outlineOperation(bundle: Bundle, found: FoundOperation): string[] {
  const { path, method, id, resource, name, operation, parameters, facts } = found;
  const { idempotent, result, page } = facts;
  return [
    `${method} ${path} ${id} = ${resource}.${name}${idempotent ? " idempotent" : ""}`,
    ...outlineRequest(bundle, operation, parameters),
    ...Object.entries(operation.responses).flatMap(([status, reference]) => {
      const response = deref(bundle, reference);
      const headers = Object.entries(response.headers ?? {}).map(([name, header]) => {
        const { required, schema } = deref(bundle, header);
        return `    header ${name}${required ? "" : "?"}: ${outlineType(schema)}`;
      });
      return [`  ${status}: ${outlineContent(response.content)}`, ...headers];
    }),
    ...(result === undefined ? [] : [`  result in ${result}`]),
    ...(page ? [`  page of ${page.items}, next by ${page.next} as ${page.token}`] : []),
    "",
  ];
}

function outlineRequest(bundle: Bundle, { requestBody }: OperationObject, parameters: Parameter[]): string[] {
  const body = requestBody && deref(bundle, requestBody);
  return [
    ...parameters
      .map((it) => deref(bundle, it))
      .map((it) => `  ${it.in} ${it.name}${it.required ? "" : "?"}: ${outlineType(it.schema)}`),
    ...(body ? [`  body${body.required ? "" : "?"}: ${outlineContent(body.content)}`] : []),
  ];
}

function outlineContent(content: Record<string, MediaType> = {}): string {
  return Object.entries(content)
    .map(([type, { schema }]) => `${type} ${outlineType(schema)}`)
    .join(", ");
}

function outlineMembers(schema: Schema, indent = "  "): string[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => [
    `${indent}${name}${schema.required?.includes(name) ? "" : "?"}: ${outlineType(property)}`,
    ...(isInlineObject(property) ? outlineMembers(property, `${indent}  `) : []),
    ...(isInlineObject(property.items) ? outlineMembers(property.items, `${indent}  `) : []),
  ]);
  const inherited = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((branches) =>
    ((branches ?? []) as Schema[]).flatMap((branch) => (isInlineObject(branch) ? outlineMembers(branch, indent) : [])),
  );
  return [...own, ...inherited];
}

function isInlineObject(schema: Schema | undefined): schema is Schema {
  return schema !== undefined && !schema.$ref && (schema.properties !== undefined || schema.allOf !== undefined);
}

/** A schema in the notation of a type, with the limits that JSON Schema adds. */
function outlineType(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split("/").at(-1) as string;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const branches = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (branches) return branches.map(outlineType).join(" | ") + discriminator(schema);
  if (schema.allOf) return (schema.allOf as Schema[]).map(outlineType).join(" & ");
  if (schema.enum) return outlineEnum(schema, schema.enum);
  if (schema.type === undefined) return "any";
  return [schema.type]
    .flat()
    .map((type) => (type === "array" ? `${outlineType(schema.items ?? {})}[]` : type))
    .join(" | ")
    .concat(limits(schema), suffix(schema));
}

/** The values of an enum: those that change by themselves with "~", and "…" where others may be added. */
function outlineEnum(schema: Schema, values: unknown[]): string {
  const unsettled = schema["x-unsettled"] ?? [];
  const known = values.map((value) => JSON.stringify(value) + (unsettled.includes(value as string) ? "~" : ""));
  return [...known, ...(schema["x-speakeasy-unknown-values"] ? ["…"] : [])].join(" | ");
}

/** What an object takes beside its members. */
function suffix(schema: Schema): string {
  const extra = schema.additionalProperties;
  if (extra === false) return " exact";
  if (extra === true) return " free-form";
  return extra ? ` of ${outlineType(extra)}` : "";
}

/** What follows a component's name; the members of an object come below it. */
function outlineHeading(schema: Schema): string {
  const not = schema.not ? ` but not ${((schema.not as Schema).required ?? []).join(", ")}` : "";
  return ` = ${outlineType(schema)}${not}`;
}

function discriminator(schema: Schema): string {
  const { propertyName } = (schema.discriminator ?? {}) as { propertyName?: string };
  return propertyName ? ` by ${propertyName}` : "";
}

const limitKeywords = [
  "maxProperties",
  "format",
  "pattern",
  "minimum",
  "maximum",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
];

function limits(schema: Schema): string {
  const found = limitKeywords.flatMap((keyword) =>
    schema[keyword] === undefined ? [] : [`${keyword} ${schema[keyword]}`],
  );
  return found.length > 0 ? ` (${found.join(", ")})` : "";
}
