import { html, type Markup, type Part } from "../markup.js";

/** A block of code that can be scrolled with the keyboard too, which not every browser allows by itself. */
export function codeBlock(label: string, code: Part): Markup {
  return html`<pre tabindex="0" role="group" aria-label="${label}"><code>${code}</code></pre>`;
}
