/** Text that may stand in a page as it is. Only {@link html} and {@link trusted} make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: text to escape, markup, several of them, or nothing. */
export type Part = string | number | Markup | null | readonly Part[];

const references: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A piece of a page. Whatever is put into the template is escaped, unless it comes from another template. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((string, index) => string + textOf(parts[index] ?? null)).join(""));
}

/** HTML that another part of the build has made and escaped, such as what Markdown was turned into. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** Escapes text for use in HTML, attribute values included. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => references[character] ?? "");
}

/** Puts markup between the parts of a list. */
export function joined(parts: readonly Part[], between: Part): Part[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}

function textOf(part: Part): string {
  if (part === null) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(textOf).join("");
  return escaped(String(part));
}
