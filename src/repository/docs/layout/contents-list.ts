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
    (entry) => html`
<li>${entry.fold === undefined ? plain(entry) : folded(entry, entry.fold)}</li>`,
  )}
</ul>`;
}

function plain({ id, title, code, below }: ContentsEntry): Markup {
  return html`<a href="#${id}">${code ? html`<code>${title}</code>` : title}</a>${below?.length ? list(below) : null}`;
}

/** Leads to the entries alone: a link in a summary could not be told from the switch that folds. */
function folded({ title, below = [] }: ContentsEntry, fold: "open" | "closed"): Markup {
  return html`<details${fold === "open" ? html` open` : null}><summary>${title} <span>${below.length}</span></summary>
${list(below)}</details>`;
}
