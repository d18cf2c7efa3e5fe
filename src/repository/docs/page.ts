import path from "node:path";
import { type ApiVersion, newestApiVersion } from "../../api-versions.js";
import type { Markup } from "./markup.js";

/** The parts of the site, in the order of the navigation. */
export const sections = [
  { name: "start", title: "Start", path: "index.html" },
  { name: "guides", title: "Guides", path: "guides/one-document.html" },
  { name: "reference", title: "Reference", path: overviewPath(newestApiVersion) },
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
  /** The API version whose reference it is a part of; other pages have none. */
  version?: ApiVersion;
  /** What the links to this page say. */
  title: string;
  /** One sentence for search results and previews. */
  summary: string;
  contents: ContentsEntry[];
  body: Markup;
}

/** Where the reference of an API version begins. */
export function overviewPath(version: string): string {
  return `reference/${version}.html`;
}

/** What links say that do not stand among those of the same version. */
export function fullTitle({ title, version }: Page): string {
  return version === undefined ? title : `${version}: ${title}`;
}

/** The relative address of one file of the site as a page links to it. A fragment stays. */
export function relative(from: string, to: string): string {
  return path.posix.relative(path.posix.dirname(from), to);
}
