import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import http from "highlight.js/lib/languages/http";
import json from "highlight.js/lib/languages/json";
import typescript from "highlight.js/lib/languages/typescript";
import { html, type Markup, type Part, trusted } from "../markup.js";

// With the names that fences have.
for (const [name, grammar] of Object.entries({ sh: bash, http, json, ts: typescript }))
  hljs.registerLanguage(name, grammar);

/** A block of code that can be scrolled with the keyboard too, which not every browser allows by itself. */
export function codeBlock(label: string, code: string, language: string): Markup {
  return html`<pre tabindex="0" role="group" aria-label="${label}"><code class="language-${language || "text"}">${highlighted(code, language)}</code></pre>`;
}

/** Code with its parts marked by what they are, for a stylesheet to colour. Code in other languages stays plain. */
function highlighted(code: string, language: string): Part {
  if (!hljs.getLanguage(language)) return code;
  const { value } = hljs.highlight(code, { language });
  // Brackets and commas are not coloured, and to mark each would double a page of examples.
  return trusted(value.replaceAll(/<span class="hljs-punctuation">(.*?)<\/span>/g, "$1"));
}
