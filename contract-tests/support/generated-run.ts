import type fc from "fast-check";
import { type Bundle, deref, type Schema } from "../../src/bundles/openapi.js";
import { arbitraryOfSchema } from "../../src/conformance/generate/index.js";
import type { ApiVersion } from "../../src/index.js";
import { bundleOf } from "./bundle.js";

const prefix = "#/components/schemas/";

/** Runs of a version, generated from their schema: outputs of every type, most of them such as that type has. */
export function generatedRun(version: ApiVersion, component = "WorkflowRun"): fc.Arbitrary<object> {
  const bundle = bundleOf(version);
  const options = { deref: (node: Schema) => generable(bundle, node) as never, freeKeys: ["x", "value", "~/"] };
  return arbitraryOfSchema({ $ref: prefix + component } as never, options) as fc.Arbitrary<object>;
}

/** A schema without what the generator refuses: allOf, a type beside const, overlapping oneOf and recursion. */
function generable(bundle: Bundle, node: Schema): Schema {
  const schema = deref(bundle, node);
  if (node.$ref === `${prefix}ProcessorRun`) return { anyOf: [...coherent(bundle, schema), schema] };
  if (node.$ref === `${prefix}ExtractionField`) return withoutMember(schema, "schema");
  if (node.$ref === `${prefix}Block`) return withoutMember(schema, "children");
  // No page has a number below 0; legacy does not say so.
  if (["FieldReference", "Edit"].some((name) => node.$ref === prefix + name)) return withPage(schema);
  if (schema.maxProperties === 0) return { const: {} };
  if (schema.const !== undefined) return { const: schema.const };
  if (Array.isArray(schema.allOf)) return merged(schema.allOf.map((part) => generable(bundle, part as Schema)));
  if (Array.isArray(schema.oneOf)) return { anyOf: schema.oneOf };
  return schema;
}

/** Processor runs whose outputs and settings are those of their type. */
function coherent(bundle: Bundle, schema: Schema): Schema[] {
  const kinds = [
    ["EXTRACT", "JsonOutput", "ExtractionConfig"],
    ["EXTRACT", "FieldsArrayOutput", "ExtractionConfig"],
    ["CLASSIFY", "ClassifierOutput", "ClassificationConfig"],
    ["SPLITTER", "SplitterOutput", "SplitterConfig"],
  ] as const;
  return kinds.map(([type, output, config]) => {
    const outputSchema = { $ref: prefix + output };
    const properties: Record<string, Schema> = {
      ...schema.properties,
      type: { const: type },
      output: outputSchema,
      initialOutput: outputSchema,
      reviewedOutput: outputSchema,
    };
    if (bundle.components.schemas[config]) properties.config = { $ref: prefix + config };
    return { ...schema, properties };
  });
}

function withoutMember(schema: Schema, member: string): Schema {
  const { [member]: _, ...properties } = schema.properties ?? {};
  return { ...schema, properties };
}

function withPage(schema: Schema): Schema {
  return { ...schema, properties: { ...schema.properties, page: { type: "number", minimum: 0 } } };
}

function merged(parts: Schema[]): Schema {
  const properties: Record<string, Schema> = {};
  for (const part of parts) {
    for (const [name, property] of Object.entries(part.properties ?? {})) {
      properties[name] =
        property.const === undefined && properties[name] ? { ...properties[name], ...property } : property;
    }
  }
  return { type: "object", properties, required: [...new Set(parts.flatMap(({ required }) => required ?? []))] };
}
