import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import http from "highlight.js/lib/languages/http";
import json from "highlight.js/lib/languages/json";
import typescript from "highlight.js/lib/languages/typescript";
import { type Part, trusted } from "../markup.js";

// With the names that fences have.
for (const [name, grammar] of Object.entries({ sh: bash, http, json, ts: typescript }))
  hljs.registerLanguage(name, grammar);

/** Code with its parts marked by what they are, for a stylesheet to colour. Code in other languages stays plain. */
export function highlighted(code: string, language: string): Part {
  if (!hljs.getLanguage(language)) return code;
  const { value } = hljs.highlight(code, { language });
  // Brackets and commas are not coloured, and to mark each would double a page of examples.
  return trusted(value.replaceAll(/<span class="hljs-punctuation">(.*?)<\/span>/g, "$1"));
}
