import { isObject, type JsonObject } from "../../json.js";
import { rewrite } from "./rewrite.js";

// A control character: no text of a description holds one.
const mark = "\u0001";

/**
 * A copy of a description in which every example is one string. The example of a run holds the JSON Schema that the run
 * extracts by, and what rewrites a description would take that for a part of it.
 */
export function sealExamples(document: JsonObject): JsonObject {
  return seal(document) as JsonObject;
}

/** The description again, with the examples that {@link sealExamples} put away. */
export function unsealExamples(document: JsonObject): JsonObject {
  return rewrite(document, (value) =>
    typeof value === "string" && value.startsWith(mark) ? JSON.parse(value.slice(mark.length)) : value,
  ) as JsonObject;
}

function seal(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(seal);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === "examples" ? sealed(value) : seal(value)]),
  );
}

/** A schema lists its examples; a media type and the components name theirs, and hold each in a `value`. */
function sealed(examples: unknown): unknown {
  const asText = (value: unknown) => mark + JSON.stringify(value);
  if (Array.isArray(examples)) return examples.map(asText);
  if (!isObject(examples)) return examples;
  return Object.fromEntries(
    Object.entries(examples).map(([name, example]) => [
      name,
      isObject(example) && "value" in example ? { ...example, value: asText(example.value) } : example,
    ]),
  );
}
