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
  // A page of examples is mostly marks and quotes. So names of members, brackets and commas are not coloured, nothing is
  // marked twice, and quotes stand as they are, which text may.
  return trusted(
    value
      .replaceAll(/<span class="hljs-(?:punctuation|attr)">(.*?)<\/span>/g, "$1")
      .replaceAll(/(<span class="hljs-literal">)<span class="hljs-keyword">(.*?)<\/span>/g, "$1$2")
      .replaceAll("&quot;", '"'),
  );
}
