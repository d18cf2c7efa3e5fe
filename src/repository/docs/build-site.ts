import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Descriptions, readDescriptions } from "./description.js";
import { documentOf } from "./layout/document-of.js";
import { llmsText, markdownOf, markdownPath } from "./markdown/markdown-of.js";
import { readText } from "./markdown/read-document.js";
import { type Page, sections } from "./page.js";
import { changePages } from "./pages/change-pages.js";
import { guidePages } from "./pages/guide-pages.js";
import { chapterPage } from "./reference/chapter-page.js";
import { exampleFiles } from "./reference/examples.js";
import { overviewPage } from "./reference/overview-page.js";
import { type Reference, referencesOf } from "./reference/reference.js";
import { searchEntries } from "./search-entries.js";

const scripts = ["contents.js", "version-switch.js"];
const styles = ["colours", "text", "frame", "search", "side", "reference", "members", "narrow", "print"];

/**
 * Writes the reference site into a folder, which is emptied first. It needs no server and no network. Each page is there
 * as Markdown too, and `llms.txt` lists those.
 *
 * @returns the pages' paths from the folder
 * @throws Error when a bundle cannot be read, or a guide links to what is no page
 */
export async function buildSite(folder: string): Promise<string[]> {
  const descriptions = await readDescriptions();
  const references = referencesOf(descriptions);
  const pages = await pagesOf(descriptions, references);
  const titles = new Map(sections.map(({ name, title }) => [name, title]));
  const css = await Promise.all(styles.map((name) => readFile(layoutFile(`style/${name}.css`), "utf8")));
  const files = new Map([
    ...pages.flatMap((page): [string, string][] => [
      [page.path, documentOf(page, pages)],
      [markdownPath(page.path), markdownOf(page)],
    ]),
    ...references.flatMap((reference) => [...exampleFiles(reference)]),
    ["llms.txt", llmsText(pages, titles)],
    ["style.css", css.join("\n")],
  ]);
  await rm(folder, { recursive: true, force: true });
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  for (const script of scripts) await copyFile(layoutFile(script), path.join(folder, script));
  await writeSearch(folder, pages);
  return pages.map((page) => page.path);
}

/** The script of the search with its library, and beside it what is searched, which is not loaded before it is needed. */
async function writeSearch(folder: string, pages: readonly Page[]): Promise<void> {
  const outfile = path.join(folder, "search.js");
  await build({
    entryPoints: [fileURLToPath(layoutFile("search.js"))],
    outfile,
    bundle: true,
    minify: true,
    format: "iife",
  });
  const entries = JSON.stringify(searchEntries(pages));
  await writeFile(path.join(folder, "search-entries.js"), `globalThis.searchEntries = ${entries};\n`);
}

function layoutFile(name: string): URL {
  return new URL(`layout/${name}`, import.meta.url);
}

/** Every page of the site, in the order of its contents. */
export async function allPages(): Promise<Page[]> {
  const descriptions = await readDescriptions();
  return pagesOf(descriptions, referencesOf(descriptions));
}

async function pagesOf(descriptions: Descriptions, references: readonly Reference[]): Promise<Page[]> {
  return [
    ...(await guidePages(descriptions, references)),
    ...[...references]
      .reverse()
      .flatMap((reference) => [
        overviewPage(reference, references),
        ...reference.chapters.map((chapter) => chapterPage(chapter, reference, references)),
      ]),
    ...(await changePages(await readText("openapi/CHANGELOG.md"), references)),
  ];
}
