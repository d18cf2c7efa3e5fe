import type { ApiVersion } from "../../../api-versions.js";
import type { Descriptions } from "../description.js";
import { html, joined, type Markup } from "../markup.js";
import { anchorsOf } from "./anchors-of.js";

/** The links from the page of one version to those of the others. A script makes them lead to the reader's place. */
export function versionSwitch(here: ApiVersion, descriptions: Descriptions): Markup {
  return html`
<nav class="versions" aria-label="API version"><ul>${[...descriptions].map(([version, description]) =>
    version === here
      ? html`
<li><a href="${version}.html" aria-current="page">${version}</a></li>`
      : html`
<li><a href="${version}.html" data-anchors="${anchorsOf(description).join(" ")}">${version}</a></li>`,
  )}
</ul></nav>`;
}

/** A line that leads to the same operation or schema in the other versions that have it. */
export function elsewhere(anchor: string, here: ApiVersion, descriptions: Descriptions): Markup | null {
  const others = [...descriptions]
    .filter(([version, description]) => version !== here && anchorsOf(description).includes(anchor))
    .map(([version]) => html`<a href="${version}.html#${anchor}">${version}</a>`);
  return others.length === 0 ? null : html`<p class="elsewhere">Also in ${joined(others, ", ")}</p>`;
}
