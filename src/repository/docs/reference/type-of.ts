import type { Schema } from "../../../bundles/openapi.js";
import { nameOfRef } from "../description.js";
import { html, joined, type Markup, type Part } from "../markup.js";
import { hrefOf, type Place, schemaAnchor } from "./reference.js";

/** The type of a schema in a few words, with a link to each schema that it names. */
export function typeOf(schema: Schema, place: Place): Part {
  const inner = (it: Schema) => typeOf(it, place);
  if (schema.$ref !== undefined) return linkTo(schema.$ref, place);
  const among = schema.anyOf ?? schema.oneOf;
  if (among !== undefined) return joined(among.map(inner), " or ");
  if (schema.allOf !== undefined) {
    const named = schema.allOf.filter((part) => part.$ref !== undefined);
    return [joined(named.map(inner), " and "), named.length < schema.allOf.length ? " with more members" : null];
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  const { items, additionalProperties: values } = schema;
  const types = [schema.type ?? "any value"].flat().map((type): Part => {
    if (type === "array") return ["array of ", items === undefined ? "any values" : inner(items)];
    if (type === "object" && typeof values === "object") return ["object with values: ", inner(values)];
    return type;
  });
  return joined(types, " or ");
}

/** A link to a schema, by its `$ref` or by its name. */
export function linkTo(ref: string, place: Place): Markup {
  const name = nameOfRef(ref);
  return html`<a href="${hrefOf(place, schemaAnchor(name))}"><code>${name}</code></a>`;
}
