import { deref } from "../../../bundles/openapi.js";
import { successOf } from "../../../bundles/operations-of.js";
import { type DescribedMediaType, type Description, type Example, operationsByResource } from "../description.js";
import { codeBlock } from "../markdown/code-block.js";
import { html, joined, type Markup } from "../markup.js";
import { exampleAnchor, resourceAnchor } from "./anchors.js";
import { prose } from "./prose.js";

/** Examples that stand where they are used: those of requests, errors and events. */
export function examplesInPlace(description: Description, { examples = {} }: DescribedMediaType): Markup {
  return html`${Object.entries(examples).map(([name, node]) => {
    const example = deref(description, node);
    return html`
<details class="sample"><summary>Example: ${example.summary ?? name}</summary>
${prose(example.description)}${bodyOf(name, example)}
</details>`;
  })}`;
}

/** Links to examples that have a section of their own, since several operations answer with them. */
export function linksToExamples({ examples = {} }: DescribedMediaType): Markup {
  const links = Object.keys(examples).map((name) => html`<a href="#${exampleAnchor(name)}">${name}</a>`);
  return html`<p>Examples: ${joined(links, ", ")}</p>`;
}

/** The examples that the operations of one resource succeed with. */
export interface SharedExamples {
  resource: string;
  examples: { name: string; example: Example }[];
}

/** The examples of successful answers, each with the first resource that answers with it. */
export function sharedExamples(description: Description): SharedExamples[] {
  const seen = new Set<string>();
  return operationsByResource(description).flatMap(({ name: resource, operations }) => {
    const examples = operations
      .flatMap(({ operation }) => Object.entries(successOf(description, operation)?.examples ?? {}))
      .flatMap(([name, node]) => {
        if (seen.has(name)) return [];
        seen.add(name);
        return [{ name, example: deref(description, node) as Example }];
      });
    return examples.length > 0 ? [{ resource, examples }] : [];
  });
}

/** The sections of the examples that {@link linksToExamples} leads to. */
export function exampleSections(description: Description): Markup[] {
  return sharedExamples(description).map(
    ({ resource, examples }) => html`
<section id="${resourceAnchor(resource)}-examples">
<h3>${resource}</h3>
${examples.map(
  ({ name, example }) => html`
<section class="example" id="${exampleAnchor(name)}">
<h4>${example.summary ?? name}</h4>
<p class="facts"><code>${name}</code></p>
${prose(example.description)}
<details class="sample"><summary>Body of <code>${name}</code></summary>
${bodyOf(name, example)}
</details>
</section>`,
)}
</section>`,
  );
}

function bodyOf(name: string, example: Example): Markup {
  return codeBlock(`Example ${name}`, JSON.stringify(example.value, null, 2), "json");
}
