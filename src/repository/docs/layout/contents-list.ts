import { html, type Markup } from "../markup.js";
import type { ContentsEntry } from "../page.js";

/** The table of contents of a page; none where there is nothing to choose from. */
export function contentsList(entries: readonly ContentsEntry[]): Markup | null {
  if (entries.length === 0) return null;
  return html`
<nav aria-label="On this page">
<p class="label">On this page</p>
${list(entries)}
</nav>`;
}

function list(entries: readonly ContentsEntry[]): Markup {
  return html`<ul>${entries.map(
    ({ id, title, code, below }) => html`
<li><a href="#${id}">${code ? html`<code>${title}</code>` : title}</a>${below?.length ? list(below) : null}</li>`,
  )}
</ul>`;
}
