import { htmlTemplate } from "../../../html.js";
import { visible } from "../visible.js";

export type { Markup } from "../../../html.js";

/** A piece of a page. Whatever is put into the template is made visible and escaped, unless it comes from another one. */
export const html = htmlTemplate(visible);
