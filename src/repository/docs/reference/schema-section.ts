import type { Schema } from "../../../bundles/openapi.js";
import type { DescribedSchema } from "../description.js";
import { prose } from "../markdown/render-markdown.js";
import { html, joined, type Markup, type Part } from "../markup.js";
import { limitsOf } from "./limits-of.js";
import { elsewhere, type Place, schemaAnchor } from "./reference.js";
import { linkTo, typeOf } from "./type-of.js";

/** All that a description says about a schema: what it is for, its type, values, limits and members, and what refers to it. */
export function schemaSection(name: string, place: Place): Markup {
  const { description, users } = place.reference;
  const schema: DescribedSchema = description.components.schemas[name] ?? {};
  const anchor = schemaAnchor(name);
  const usedBy = users.get(name) ?? [];
  return html`
<section class="schema" id="${anchor}">
<h3><a href="#${anchor}">${name}</a></h3>
${elsewhere(place, anchor)}
${prose(schema.description)}
${facts(schema, place)}${discriminator(schema, place)}${members(schema, anchor, place)}
${
  usedBy.length === 0
    ? null
    : html`<p class="used">Used by ${joined(
        usedBy.map((user) => linkTo(user, place)),
        ", ",
      )}</p>`
}
</section>`;
}

function facts(schema: DescribedSchema, place: Place): Markup {
  const isPlainObject = schema.type === "object" && schema.properties !== undefined;
  return html`
<p class="facts">${isPlainObject ? "object" : typeOf(schema, place)}${limitsOf(schema).map((limit) => html` <span>${limit}</span>`)}</p>
${values(schema)}`;
}

function values(schema: Schema): Markup | null {
  const listed = schema.enum ?? schema.items?.enum;
  if (listed === undefined) return null;
  const isOpen = [schema, schema.items].some((it) => it?.["x-speakeasy-unknown-values"] === "allow");
  return html`<p class="values">${listed.length === 1 ? "Value" : "Values"}: ${joined(
    listed.map((value) => html`<code>${typeof value === "string" ? value : JSON.stringify(value)}</code>`),
    " ",
  )}${isOpen ? " and others, which the API may add" : null}</p>`;
}

function discriminator(schema: Schema, place: Place): Markup | null {
  const rule = schema.discriminator as { propertyName: string; mapping?: Record<string, string> } | undefined;
  if (rule === undefined) return null;
  return html`
<p>Told apart by <code>${rule.propertyName}</code>:</p>
<ul class="mapping">${Object.entries(rule.mapping ?? {}).map(
    ([value, ref]) => html`<li><code>${value}</code> ${linkTo(ref, place)}</li>`,
  )}</ul>`;
}

/** The members of an object, those of objects inside it included. Parts of `allOf` add theirs. */
function members(schema: Schema, anchor: string, place: Place): Markup | null {
  const parts = [schema, ...(schema.allOf ?? []).filter((part) => part.$ref === undefined)];
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  const entries = parts.flatMap((part) => Object.entries(part.properties ?? {}));
  if (entries.length === 0) return null;
  return html`
<ul class="members">${entries.map(([name, member]) => memberItem(name, member, required.has(name), `${anchor}.${idPart(name)}`, place))}
</ul>`;
}

function memberItem(name: string, member: DescribedSchema, isRequired: boolean, anchor: string, place: Place): Markup {
  const inside = objectInside(member);
  return html`
<li class="member" id="${anchor}">
<p class="head"><a class="name" href="#${anchor}"><code>${name}</code></a> <span class="type">${typeOf(member, place)}</span>
<span class="${isRequired ? "required" : "optional"}">${isRequired ? "required" : "optional"}</span>${
    member.deprecated === true ? html` <span class="deprecated">deprecated</span>` : null
  }${limitsOf(member).map((limit) => html` <span class="limit">${limit}</span>`)}</p>
${prose(member.description)}${values(member)}${example(member)}
${inside === undefined ? null : html`<details><summary>Members of <code>${name}</code></summary>${members(inside, anchor, place)}</details>`}
</li>`;
}

/** The object with members that a member is, or has as its entries or values. */
function objectInside(schema: Schema): Schema | undefined {
  const { items, additionalProperties, anyOf, allOf } = schema;
  const candidates = [schema, items, typeof additionalProperties === "object" ? additionalProperties : undefined];
  return [...candidates, ...(anyOf ?? []), ...(allOf ?? [])].find((candidate) => candidate?.properties !== undefined);
}

function example({ examples, const: constant }: DescribedSchema): Part {
  const [first] = Array.isArray(examples) ? (examples as unknown[]) : [];
  if (first === undefined || constant !== undefined) return null;
  return html`<p class="example">Example: <code>${JSON.stringify(first)}</code></p>`;
}

/** A name of a member as a part of an anchor, which has no spaces; dots part the steps. */
function idPart(name: string): string {
  return name.replace(/[\s.]/g, "_");
}
