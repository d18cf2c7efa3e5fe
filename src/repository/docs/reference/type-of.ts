import type { Schema } from "../../../bundles/openapi.js";
import { html, joined, type Markup, type Part } from "../markup.js";
import { schemaAnchor } from "./anchors.js";

/** The type of a schema in a few words, with a link to each schema that it names. */
export function typeOf(schema: Schema): Part {
  if (schema.$ref !== undefined) return linkTo(schema.$ref);
  const among = schema.anyOf ?? schema.oneOf;
  if (among !== undefined) return joined(among.map(typeOf), " or ");
  if (schema.allOf !== undefined) {
    const named = schema.allOf.filter((part) => part.$ref !== undefined);
    return [joined(named.map(typeOf), " and "), named.length < schema.allOf.length ? " with more members" : null];
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  const types = [schema.type ?? "any value"].flat();
  return joined(
    types.map((type) => namedType(type, schema)),
    " or ",
  );
}

function namedType(type: string, schema: Schema): Part {
  if (type === "array") return ["array of ", schema.items === undefined ? "any values" : typeOf(schema.items)];
  const values = schema.additionalProperties;
  if (type === "object" && typeof values === "object") return ["object with values: ", typeOf(values)];
  return type;
}

export function linkTo(ref: string): Markup {
  return html`<a href="#${schemaAnchor(ref.split("/").at(-1) ?? "")}"><code>${ref.split("/").at(-1) ?? ""}</code></a>`;
}
