import type { ApiVersion } from "../../api-versions.js";
import {
  type Bundle,
  deref,
  type OperationObject,
  type ResponseObject,
  type Schema,
  targetOf,
} from "../../bundles/openapi.js";
import { operationsOf, successOf, webhooksOf } from "../../bundles/operations-of.js";
import { isObject, type JsonObject } from "../../json.js";
import { sealExamples, unsealExamples } from "./example-seals.js";
import { withoutDiscriminators } from "./without-discriminators.js";

const prefix = "#/components/schemas/";
/** The name of the schema of every event that a version delivers. */
const anyEvent = "WebhookEvent";

/**
 * What an API version answers with and delivers, each by its name, as a JSON Schema that needs no other file: results of
 * operations without their envelope, pages of lists, events, and the bodies of errors.
 */
export function jsonSchemasOf(version: ApiVersion, bundle: Bundle): Record<string, JsonObject> {
  const answered = operationsOf(bundle).flatMap(({ operation, facts }) => [
    ...resultsOf(bundle, operation, facts.result),
    ...errorsOf(bundle, operation),
  ]);
  const names = new Set(answered.flatMap((schema) => namesIn(bundle, schema)));
  const sealed = withoutDiscriminators(sealExamples(bundle as unknown as JsonObject)) as unknown as Bundle;
  const schemas = [...names].map((name): [string, JsonObject] => [name, jsonSchemaOf(version, sealed, name)]);
  const delivered = webhooksOf(bundle).flatMap(({ operation }) => bodiesOf(bundle, operation.requestBody));
  // All in one: whoever receives one does not know yet which it is, and most hold a whole run.
  if (delivered.length > 0) schemas.push([anyEvent, jsonSchemaOf(version, sealed, anyEvent, { anyOf: delivered })]);
  return Object.fromEntries(schemas.sort(([a], [b]) => a.localeCompare(b, "en")));
}

/**
 * One schema of a description, a component unless another is given, in the JSON Schema dialect 2020-12, with all that it refers to in `$defs`.
 *
 * Its `$id` is a URN: a name that stays the same wherever the file is kept, and that does not look as if Extend, or
 * anyone, served the schema at an address.
 */
function jsonSchemaOf(version: ApiVersion, sealed: Bundle, name: string, of?: Schema): JsonObject {
  const root = `${prefix}${name}`;
  const found = new Set(of ? [] : [root]);

  /** `isNames`: the keys of the node are the names of members, and no keywords. */
  function translate(node: unknown, isNames = false): unknown {
    if (Array.isArray(node)) return node.map((item) => translate(item));
    if (!isObject(node)) return node;
    // A strict validator refuses keywords that it does not know, such as the extensions that OpenAPI allows.
    const known = Object.entries(node).filter(([key]) => isNames || !key.startsWith("x-"));
    return Object.fromEntries(
      known.map(([key, value]) => {
        if (key !== "$ref" || typeof value !== "string")
          return [key, translate(value, key === "properties" && !isNames)];
        found.add(value);
        return [key, value === root ? "#" : value.replace(prefix, "#/$defs/")];
      }),
    );
  }

  const schema: JsonObject = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:extend-contract:${version}:${name}`,
    title: name,
  };
  if (of) Object.assign(schema, translate(of));
  const $defs: JsonObject = {};
  // What is found on the way is visited as well.
  for (const $ref of found) {
    const translated = translate(targetOf(sealed, $ref)) as JsonObject;
    if ($ref === root) Object.assign(schema, translated);
    else $defs[$ref.slice(prefix.length)] = translated;
  }
  return unsealExamples(Object.keys($defs).length > 0 ? { ...schema, $defs } : schema);
}

function resultsOf(bundle: Bundle, operation: OperationObject, envelope: string | undefined): Schema[] {
  const schema = successOf(bundle, operation)?.schema;
  if (!schema || envelope === undefined) return schema ? [schema] : [];
  return membersOf(bundle, schema).flatMap(([name, member]) => (name === envelope ? [member] : []));
}

function errorsOf(bundle: Bundle, { responses }: OperationObject): Schema[] {
  return Object.entries(responses).flatMap(([status, response]) =>
    status.startsWith("2") ? [] : bodiesOf(bundle, response),
  );
}

function bodiesOf(bundle: Bundle, holder: ResponseObject | undefined): Schema[] {
  return Object.values((holder && deref(bundle, holder).content) ?? {}).map(({ schema }) => schema);
}

function membersOf(bundle: Bundle, schema: Schema): [name: string, member: Schema][] {
  const { properties = {}, allOf = [] } = deref(bundle, schema);
  return [...Object.entries(properties), ...allOf.flatMap((part) => membersOf(bundle, part))];
}

/** The components that a schema consists of: what has no name of its own gives no file. */
function namesIn(bundle: Bundle, schema: Schema): string[] {
  if (schema.$ref?.startsWith(prefix)) return [schema.$ref.slice(prefix.length)];
  const parts = [schema.items ?? [], schema.oneOf ?? [], schema.anyOf ?? []].flat();
  return parts.flatMap((part) => namesIn(bundle, part));
}
