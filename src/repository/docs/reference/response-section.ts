import type { DescribedMediaType, DescribedResponse } from "../description.js";
import { prose } from "../markdown/render-markdown.js";
import { html, joined, type Markup } from "../markup.js";
import { overviewPath, relative } from "../page.js";
import { examplesInPlace, linksToExamples } from "./examples.js";
import type { Place } from "./reference.js";
import { typeOf } from "./type-of.js";

/** One documented answer of an operation. It links to what several of them share: headers, and examples of success. */
export function responseSection(status: string, response: DescribedResponse, anchor: string, place: Place): Markup {
  const { version } = place.reference;
  const media = Object.values(response.content ?? {})[0] as DescribedMediaType | undefined;
  const headers = Object.keys(response.headers ?? {});
  return html`
<section class="response" id="${anchor}">
<h5><a href="#${anchor}"><span class="status s${status.charAt(0)}">${status}</span></a> ${media === undefined ? null : typeOf(media.schema, place)}</h5>
${prose(response.description)}
${
  headers.length === 0
    ? null
    : html`<p class="facts">Headers: <a href="${relative(place.path, overviewPath(version))}#headers">${joined(
        headers.map((name) => html`<code>${name}</code>`),
        " ",
      )}</a></p>`
}
${media === undefined ? null : status.startsWith("2") ? linksToExamples(media, place) : examplesInPlace(media, place)}
</section>`;
}
