import { htmlTemplate, Markup, type Part } from "../../html.js";

export { escaped, type Markup, type Part } from "../../html.js";

/** A piece of a page. Whatever is put into the template is escaped, unless it comes from another template. */
export const html = htmlTemplate();

/** HTML that another part of the build has made and escaped, such as what Markdown was turned into. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** Dates as one word each: a browser would break them at a hyphen. */
export function datesWhole({ text }: Markup): Markup {
  return new Markup(text.replace(/\d{4}-\d\d-\d\d/g, '<span class="date">$&</span>'));
}

/** Puts markup between the parts of a list. */
export function joined(parts: readonly Part[], between: Part): Part[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}
