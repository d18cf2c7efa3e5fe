import { htmlTemplate, Markup, type Part } from "../../html.js";

export { escaped, type Markup, type Part } from "../../html.js";

/** A piece of a page. Whatever is put into the template is escaped, unless it comes from another template. */
export const html = htmlTemplate();

/** HTML that another part of the build has made and escaped, such as what Markdown was turned into. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** Puts markup between the parts of a list. */
export function joined(parts: readonly Part[], between: Part): Part[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}
