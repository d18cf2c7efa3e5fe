import { html, type Part } from "../markup.js";

/** What is coloured, by language, in the order in which it is looked for. Groups: comment, string or key, word. */
const patterns: Record<string, RegExp> = {
  ts: /(\/\/.*)|("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`)|\b(import|from|const|let|for|of|await|async|if|else|return|throw|new|try|catch|export|function|instanceof|switch|case|default|break|true|false|null|undefined)\b/g,
  json: /(\/\/.*)|("(?:[^"\\\n]|\\.)*"(?=\s*:))|(\b(?:true|false|null)\b|-?\b\d[\d.eE+-]*)/g,
  sh: /(^#.*| #.*)|("(?:[^"\\]|\\.)*"|'[^']*')|(^\w[\w.-]*| -{1,2}[A-Za-z][\w-]*)/gm,
};

const classes = ["comment", "string", "word"];

/** Code with its comments, strings and words of the language marked, for a stylesheet to colour. Other languages stay plain. */
export function highlighted(code: string, language: string): Part {
  const pattern = patterns[language];
  if (pattern === undefined) return code;
  const parts: Part[] = [];
  let end = 0;
  for (const match of code.matchAll(pattern)) {
    const kind = classes[match.slice(1).findIndex((group) => group !== undefined)] ?? "";
    parts.push(code.slice(end, match.index), html`<span class="${kind}">${match[0]}</span>`);
    end = match.index + match[0].length;
  }
  return [...parts, code.slice(end)];
}
