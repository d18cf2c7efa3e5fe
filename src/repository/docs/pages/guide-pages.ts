import { readdir } from "node:fs/promises";
import { neighbouringVersions } from "../../../diff/index.js";
import type { Descriptions } from "../description.js";
import { projectFile, readText, renderDocument } from "../markdown/read-document.js";
import type { Page } from "../page.js";
import type { Reference } from "../reference/reference.js";
import { linkSections } from "./change-pages.js";
import { withTables } from "./tables.js";

/** The guides in the order in which they are read; each is `openapi/guides/<name>.md`. */
const guides = [
  "one-document",
  "runs-of-every-kind",
  "client",
  "authentication",
  "versioning",
  "errors-and-retries",
  "metadata-and-usage-tags",
  "webhooks",
  "testing",
  "verifying",
  "migrating-to-2026-02-09",
  "sharing",
];
/** The page that the site begins with is written as a guide. */
const startGuide = "start";

/**
 * The page that the site begins with, and those of the guides.
 *
 * @throws Error that names a guide which has no place in the order
 */
export async function guidePages(descriptions: Descriptions, references: readonly Reference[]): Promise<Page[]> {
  const files = (await readdir(projectFile("openapi/guides"))).map((file) => file.replace(/\.md$/, ""));
  const unplaced = files.find((name) => name !== startGuide && !guides.includes(name));
  if (unplaced !== undefined)
    throw new Error(`openapi/guides/${unplaced}.md has no place in the order of guide-pages.ts: add it there.`);
  const pairs = await neighbouringVersions();
  const rendered = async (name: string, path: string) => {
    const file = `openapi/guides/${name}.md`;
    const text = linkSections(withTables(await readText(file), descriptions, file), pairs);
    return { path, ...renderDocument(text, file, path, references) };
  };
  const start: Page = { section: "start", ...(await rendered(startGuide, "index.html")), title: "Start" };
  const pages = guides.map(
    async (name): Promise<Page> => ({ section: "guides", ...(await rendered(name, `guides/${name}.html`)) }),
  );
  return [start, ...(await Promise.all(pages))];
}
