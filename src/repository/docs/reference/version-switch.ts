import type { ApiVersion } from "../../../api-versions.js";
import { webhooksOf } from "../../../bundles/operations-of.js";
import { type Description, type Descriptions, operationsByResource } from "../description.js";
import { html, joined, type Markup } from "../markup.js";
import { exampleAnchor, operationAnchor, resourceAnchor, schemaAnchor, webhookAnchor } from "./anchors.js";
import { sharedExamples } from "./examples.js";

/** The links from the page of one version to those of the others. A script makes them lead to the reader's place. */
export function versionSwitch(here: ApiVersion, descriptions: Descriptions): Markup {
  return html`
<nav class="versions" aria-label="API version"><ul>${[...descriptions].map(([version, description]) =>
    version === here
      ? html`
<li><a href="${version}.html" aria-current="page">${version}</a></li>`
      : html`
<li><a href="${version}.html" data-anchors="${[...anchorsOf(description)].join(" ")}">${version}</a></li>`,
  )}
</ul></nav>`;
}

/** A line that leads to the same operation or schema in the other versions that have it. */
export function elsewhere(anchor: string, here: ApiVersion, descriptions: Descriptions): Markup | null {
  const others = [...descriptions]
    .filter(([version, description]) => version !== here && anchorsOf(description).has(anchor))
    .map(([version]) => html`<a href="${version}.html#${anchor}">${version}</a>`);
  return others.length === 0 ? null : html`<p class="elsewhere">Also in ${joined(others, ", ")}</p>`;
}

// Each section of a page asks for them.
const found = new WeakMap<Description, ReadonlySet<string>>();

/** The anchors of the operations, schemas and examples of a version, by which its page can be entered from another. */
function anchorsOf(description: Description): ReadonlySet<string> {
  const known = found.get(description);
  if (known) return known;
  const resources = operationsByResource(description);
  const anchors = new Set([
    "operations",
    ...resources.map(({ name }) => resourceAnchor(name)),
    ...resources.flatMap(({ operations }) => operations.map(({ id }) => operationAnchor(id))),
    "webhooks",
    ...webhooksOf(description).map(({ event }) => webhookAnchor(event)),
    "examples",
    ...sharedExamples(description).flatMap(({ examples }) => examples.map(({ name }) => exampleAnchor(name))),
    "schemas",
    ...Object.keys(description.components.schemas).map(schemaAnchor),
  ]);
  found.set(description, anchors);
  return anchors;
}
