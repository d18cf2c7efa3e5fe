import { newestApiVersion } from "../../api-versions.js";
import type { Markup } from "./markup.js";

/** The parts of the site, in the order of the navigation. */
export const sections = [
  { name: "start", title: "Start", path: "index.html" },
  { name: "guides", title: "Guides", path: "guides/one-document.html" },
  { name: "reference", title: "Reference", path: `reference/${newestApiVersion}.html` },
  { name: "changes", title: "Changes", path: "changes/index.html" },
] as const;

export type SectionName = (typeof sections)[number]["name"];

/** A link of a table of contents, perhaps with links below it. */
export interface ContentsEntry {
  title: string;
  id: string;
  code?: boolean;
  /** Whether the links below can be folded, and how they are at first. */
  fold?: "open" | "closed";
  below?: ContentsEntry[];
}

/** One page of the site, without the layout that all pages share. */
export interface Page {
  /** Where the page lies, from the root of the site, such as `guides/versioning.html`. */
  path: string;
  section: SectionName;
  /** What the links to this page say. */
  title: string;
  /** One sentence for search results and previews. */
  summary: string;
  contents: ContentsEntry[];
  body: Markup;
}

/** The relative address of one page of the site as another page links to it. A fragment stays. */
export function relative(from: string, to: string): string {
  return "../".repeat(from.split("/").length - 1) + to;
}
