import { deref } from "../../../bundles/openapi.js";
import type { DescribedMediaType, Description, Example } from "../description.js";
import { highlighted } from "../markdown/highlighted.js";
import { codeBlock } from "../markdown/scrolling.js";
import { html, joined, type Markup } from "../markup.js";
import { prose } from "./prose.js";

/** Examples that stand where they are used: those of requests and errors, which are short. */
export function shortExamples(description: Description, media: DescribedMediaType): Markup {
  const { examples = {} } = media;
  return html`${Object.entries(examples).map(
    ([name, example]) => html`
<details class="sample"><summary>${summaryOf(name, deref(description, example))}</summary>
${exampleBody(name, deref(description, example))}
</details>`,
  )}`;
}

/** Links to examples that have a section of their own, since several operations answer with them. */
export function linksToExamples(media: DescribedMediaType): Markup {
  const links = Object.keys(media.examples ?? {}).map((name) => html`<a href="#example-${name}">${name}</a>`);
  return html`<p>Examples: ${joined(links, ", ")}</p>`;
}

/** The section of the examples that {@link linksToExamples} leads to. */
export function exampleSections(description: Description, names: readonly string[]): Markup[] {
  return names.map((name) => {
    const example = description.components.examples[name] as Example;
    return html`
<section id="example-${name}">
<h3>${example.summary ?? name}</h3>
<p class="facts"><code>${name}</code></p>
${prose(example.description)}
<details class="sample"><summary>Body of <code>${name}</code></summary>
${bodyOf(name, example)}
</details>
</section>`;
  });
}

function exampleBody(name: string, example: Example): Markup {
  return html`${prose(example.description)}${bodyOf(name, example)}`;
}

function bodyOf(name: string, example: Example): Markup {
  return codeBlock(`Example ${name}`, highlighted(JSON.stringify(example.value, null, 2), "json"));
}

function summaryOf(name: string, example: Example): Markup {
  return html`Example: ${example.summary ?? name}`;
}
