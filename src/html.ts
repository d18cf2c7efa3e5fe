/** Text that may stand in a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: text to escape, markup, several of them, or nothing. */
export type Part = string | number | Markup | null | readonly Part[];

/** Makes a piece of a page of a template literal. Whatever is put in is escaped, unless it is markup. */
export type HtmlTemplate = (strings: TemplateStringsArray, ...parts: readonly Part[]) => Markup;

const references: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * A template for HTML.
 *
 * @param shown changes each text before it is escaped; by default it stays as it is
 *
 * @example
 * const html = htmlTemplate();
 * html`<p title="${title}">${["a & b", html`<br>`]}</p>`.text;
 */
export function htmlTemplate(shown: (text: string) => string = (text) => text): HtmlTemplate {
  const textOf = (part: Part): string => {
    if (part === null) return "";
    if (part instanceof Markup) return part.text;
    if (typeof part === "object") return part.map(textOf).join("");
    return escaped(shown(String(part)));
  };
  return (strings, ...parts) => new Markup(strings.map((string, at) => string + textOf(parts[at] ?? null)).join(""));
}

/** Escapes text for use in HTML, attribute values included. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => references[character] ?? "");
}
