import stringify from "json-stringify-pretty-compact";
import { deref } from "../../../bundles/openapi.js";
import type { DescribedMediaType } from "../description.js";
import { codeBlock } from "../markdown/code-block.js";
import { prose } from "../markdown/render-markdown.js";
import { html, joined, type Markup } from "../markup.js";
import { relative } from "../page.js";
import type { NamedExample } from "./chapters.js";
import { elsewhere, exampleAnchor, hrefOf, type Place, type Reference } from "./reference.js";

/** How many characters a body may have to stand in the Markdown of a page; longer ones have files of their own. */
const long = 2000;

/** Examples that stand where they are used: those of requests, errors and events. */
export function examplesInPlace({ examples = {} }: DescribedMediaType, place: Place): Markup {
  return html`${Object.entries(examples).map(([name, node]) => {
    const example = deref(place.reference.description, node);
    return html`
<details class="sample"><summary>Example: ${example.summary ?? name}</summary>
${prose(example.description)}${bodyOf({ name, example }, place)}
</details>`;
  })}`;
}

/** Links to examples that have a section of their own, since several operations answer with them. */
export function linksToExamples({ examples = {} }: DescribedMediaType, place: Place): Markup {
  const links = Object.keys(examples).map((name) => html`<a href="${hrefOf(place, exampleAnchor(name))}">${name}</a>`);
  return html`<p>Examples: ${joined(links, ", ")}</p>`;
}

/** The section of an example that {@link linksToExamples} leads to. */
export function exampleSection(named: NamedExample, place: Place): Markup {
  const { name, example } = named;
  const anchor = exampleAnchor(name);
  return html`
<section class="example" id="${anchor}">
<h3><a href="#${anchor}">${example.summary ?? name}</a></h3>
<p class="facts"><code>${name}</code></p>
${elsewhere(place, anchor)}
${prose(example.description)}
<details class="sample"><summary>Body of <code>${name}</code></summary>
${bodyOf(named, place)}
</details>
</section>`;
}

/** The files of the long examples of a version, by their paths from the root of the site. */
export function exampleFiles({ version, description }: Reference): Map<string, string> {
  const examples = Object.entries(description.components.examples ?? {});
  const texts = examples.map(([name, { value }]): [string, string] => [pathOf(version, name), bodyText(value)]);
  return new Map(texts.filter(([, text]) => text.length > long).map(([path, text]) => [path, `${text}\n`]));
}

function pathOf(version: string, name: string): string {
  return `reference/${version}/examples/${name}.json`;
}

function bodyOf({ name, example }: NamedExample, { reference, path }: Place): Markup {
  const text = bodyText(example.value);
  const block = codeBlock(`Example ${name}`, text, "json");
  if (text.length <= long) return block;
  return html`<p class="facts"><a href="${relative(path, pathOf(reference.version, name))}">${name}.json</a></p>
<div class="long">${block}</div>`;
}

/** JSON as people write it: what is short stands on one line. */
function bodyText(value: unknown): string {
  return stringify(value, { maxLength: 100 });
}
