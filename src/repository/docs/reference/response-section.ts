import { deref } from "../../../bundles/openapi.js";
import type { DescribedHeader, DescribedMediaType, DescribedResponse } from "../description.js";
import { prose } from "../markdown/render-markdown.js";
import { html, joined, type Markup } from "../markup.js";
import { examplesInPlace, linksToExamples } from "./examples.js";
import type { Place } from "./reference.js";
import { typeOf } from "./type-of.js";

/** One documented answer of an operation. A success shows its examples by link, since all operations share them. */
export function responseSection(status: string, response: DescribedResponse, anchor: string, place: Place): Markup {
  const { description } = place.reference;
  const media = Object.values(response.content ?? {})[0] as DescribedMediaType | undefined;
  const headers = Object.entries(response.headers ?? {});
  return html`
<section class="response" id="${anchor}">
<h5><a href="#${anchor}"><span class="status s${status.charAt(0)}">${status}</span></a> ${media === undefined ? null : typeOf(media.schema, place)}</h5>
${prose(response.description)}
${
  headers.length === 0
    ? null
    : html`<p class="facts">Headers: ${joined(
        headers.map(([name]) => html`<code>${name}</code>`),
        " ",
      )}</p>
<details class="sample"><summary>What the headers mean</summary>
<dl>${headers.map(
        ([name, header]) =>
          html`<dt><code>${name}</code></dt><dd>${prose((deref(description, header) as DescribedHeader).description)}</dd>`,
      )}</dl>
</details>`
}
${media === undefined ? null : status.startsWith("2") ? linksToExamples(media, place) : examplesInPlace(media, place)}
</section>`;
}
