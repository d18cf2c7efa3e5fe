import { type Bundle, targetOf } from "../../bundles/openapi.js";
import { isObject, type JsonObject } from "../../json.js";
import { sealExamples, unsealExamples } from "./example-seals.js";
import { withoutDiscriminators } from "./without-discriminators.js";

/** A description without references, but for those that lead back to what holds them. */
export interface Dereferenced {
  document: JsonObject;
  /** Schemas that hold themselves: only they are still referred to, and they alone are left in `components.schemas`. */
  recursiveSchemas: string[];
}

const schemaPrefix = "#/components/schemas/";
const annotations = new Set(["description", "summary", "title", "deprecated", "examples"]);

/**
 * Writes what each `$ref` leads to in its place. A schema that holds itself has no end when it is written out: its inner
 * occurrence stays a reference.
 *
 * @throws Error when something beside a `$ref` is more than an annotation, so that the two cannot become one schema
 */
export function dereference(bundle: Bundle): Dereferenced {
  const sealed = withoutDiscriminators(sealExamples(bundle as unknown as JsonObject)) as unknown as Bundle;
  const recursive = new Set<string>();

  /** `open` are the references on the way down to the node. */
  function inline(node: unknown, open: readonly string[]): unknown {
    if (Array.isArray(node)) return node.map((item) => inline(item, open));
    if (!isObject(node)) return node;
    const { $ref, ...beside } = node;
    if (typeof $ref !== "string") {
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inline(value, open)]));
    }
    if (open.includes($ref)) {
      recursive.add($ref);
      return node;
    }
    const binding = Object.keys(beside).find((key) => !annotations.has(key));
    if (binding !== undefined) throw new Error(`${binding} beside the reference to ${$ref} cannot be merged into it.`);
    return { ...(inline(targetOf(sealed, $ref), [...open, $ref]) as JsonObject), ...beside };
  }

  const { components, ...rest } = sealed;
  const document = inline(rest, []) as JsonObject;
  const schemas: JsonObject = {};
  // Writing one out may find another.
  for (const $ref of recursive) schemas[$ref.slice(schemaPrefix.length)] = inline(targetOf(sealed, $ref), [$ref]);
  const { securitySchemes } = components as Bundle["components"] & JsonObject;
  return {
    document: unsealExamples({ ...document, components: { securitySchemes, schemas } }),
    recursiveSchemas: Object.keys(schemas),
  };
}
