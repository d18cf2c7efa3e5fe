import { onOneLine, visible } from "./visible.js";

/** What stands for something in Markdown, in HTML, or on GitHub: emphasis, links, tables, emoji, formulas, mentions. */
const special = /[&<>`*_[\]|~\\$:@#]|(?<=www)\./gi;

/** Text of anyone as prose inside a line: it reads as it stands, links to nothing and calls no one. Of a long one the beginning. */
export function prose(text: string): string {
  // The number of an issue, also in what a reference stands for, is a link only where it is in one element.
  return escaped(cut(text, 400)).replaceAll("&#35;", "<span>&#35;</span>");
}

/** Text of anyone as code inside a line; of a long one the beginning. */
export function code(text: string, longest = 300): string {
  return `<code>${escaped(cut(text, longest))}</code>`;
}

/** Text of anyone as a block of code, in a fence that is longer than any in the text. */
export function fenced(text: string, language = ""): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [`${fence}${language}`, visible(text), fence].join("\n");
}

function escaped(text: string): string {
  const references = onOneLine(text).replace(special, (character) => `&#${character.charCodeAt(0)};`);
  // The same for mentions and addresses of mail, these in code as well.
  return references.replaceAll("&#64;", "<span>&#64;</span>");
}

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest
    ? text
    : `${characters.slice(0, longest).join("")}… (${characters.length} characters)`;
}
