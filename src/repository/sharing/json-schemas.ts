import type { ApiVersion } from "../../api-versions.js";
import { type Bundle, deref, methodNames, type Schema, targetOf } from "../../bundles/openapi.js";
import { isObject, type JsonObject } from "../../json.js";
import { sealExamples, unsealExamples } from "./example-seals.js";
import { withoutDiscriminators } from "./without-discriminators.js";

const prefix = "#/components/schemas/";

/** The run, and the body of every error, of an API version: each by its name, as a JSON Schema that needs no other file. */
export function jsonSchemasOf(version: ApiVersion, bundle: Bundle): Record<string, JsonObject> {
  const names = new Set(["WorkflowRun", ...errorBodiesOf(bundle)]);
  return Object.fromEntries([...names].map((name) => [name, jsonSchemaOf(version, bundle, name)]));
}

/**
 * One schema of a description in the JSON Schema dialect 2020-12, with all that it refers to in `$defs`.
 *
 * Its `$id` is a URN: a name that stays the same wherever the file is kept, and that does not look as if Extend, or
 * anyone, served the schema at an address.
 */
function jsonSchemaOf(version: ApiVersion, bundle: Bundle, name: string): JsonObject {
  const sealed = withoutDiscriminators(sealExamples(bundle as unknown as JsonObject)) as unknown as Bundle;
  const root = `${prefix}${name}`;
  const found = new Set([root]);

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
  const $defs: JsonObject = {};
  // What is found on the way is visited as well.
  for (const $ref of found) {
    const translated = translate(targetOf(sealed, $ref)) as JsonObject;
    if ($ref === root) Object.assign(schema, translated);
    else $defs[$ref.slice(prefix.length)] = translated;
  }
  return unsealExamples(Object.keys($defs).length > 0 ? { ...schema, $defs } : schema);
}

/** Names of the schemas that the answers with an error have. */
function errorBodiesOf(bundle: Bundle): string[] {
  const operations = Object.values(bundle.paths).flatMap((item) => methodNames.map((method) => item[method]));
  const responses = operations.flatMap((operation) => Object.entries(operation?.responses ?? {}));
  return responses
    .filter(([status]) => !status.startsWith("2"))
    .flatMap(([, response]) => Object.values(deref(bundle, response).content ?? {}))
    .map(({ schema }) => nameOf(schema));
}

function nameOf({ $ref }: Schema): string {
  if (!$ref?.startsWith(prefix)) throw new Error("The body of an error must be a schema of the components.");
  return $ref.slice(prefix.length);
}
