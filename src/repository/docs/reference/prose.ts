import { renderMarkdown } from "../markdown/render-markdown.js";
import type { Markup } from "../markup.js";

/** A description, which is CommonMark, as markup; nothing where there is none. */
export function prose(text: string | undefined): Markup | null {
  return text === undefined ? null : renderMarkdown(text).body;
}
