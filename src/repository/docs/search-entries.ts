import { newestApiVersion } from "../../api-versions.js";
import { type ContentsEntry, fullTitle, type Page, sections } from "./page.js";

/** A place that the search can find. */
export interface SearchEntry {
  /** Its page and anchor, from the root of the site. */
  href: string;
  title: string;
  /** The page that it is on. */
  page: string;
  /** Every word of it, once. */
  words: string;
  /** How much more its hits count than others. */
  weight: number;
}

/** The places of a site: each page, and each entry of its table of contents with the text up to the next one. */
export function searchEntries(pages: readonly Page[]): SearchEntry[] {
  return pages.flatMap((page) => {
    const body = page.body.text;
    const positions = new Map([...body.matchAll(/<[^>]* id="([^"]*)"/g)].map(({ 1: id = "", index }) => [id, index]));
    const places = [{ id: "", title: page.title, at: 0 }, ...flat(page.contents).map((it) => place(it, positions))];
    places.sort((a, b) => a.at - b.at);
    return places.map(({ id, title, at }, index) => ({
      href: id === "" ? page.path : `${page.path}#${id}`,
      title,
      page: nameOf(page),
      words: wordsOf(body.slice(at, places[index + 1]?.at)),
      // Guides come first, then the newest version: most things stand in all four of them.
      weight: page.section === "guides" ? 2 : page.version === newestApiVersion ? 1.5 : 1,
    }));
  });
}

function flat(entries: readonly ContentsEntry[]): ContentsEntry[] {
  return entries.flatMap((entry) => [entry, ...flat(entry.below ?? [])]);
}

function place({ id, title }: ContentsEntry, positions: ReadonlyMap<string, number>) {
  const at = positions.get(id);
  if (at === undefined) throw new Error(`The table of contents leads to #${id}, which the page does not have.`);
  return { id, title, at };
}

function nameOf(page: Page): string {
  if (page.version !== undefined) return fullTitle(page);
  return `${sections.find(({ name }) => name === page.section)?.title}: ${page.title}`;
}

/** Samples are left out, and so is what a tag holds: neither is what somebody looks for. */
function wordsOf(html: string): string {
  const text = html
    .slice(html.indexOf(">") + 1)
    .replace(/<pre.*?<\/pre>|<nav.*?<\/nav>/gs, " ")
    .replace(/<[^>]*>?/g, " ");
  return [...new Set(text.match(/[\p{L}\p{N}_-]{2,}/gu) ?? [])].join(" ");
}
