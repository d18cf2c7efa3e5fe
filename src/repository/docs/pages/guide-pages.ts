import { neighbouringVersions } from "../../../diff/index.js";
import type { Descriptions } from "../description.js";
import { readText, renderDocument } from "../markdown/read-document.js";
import type { Page } from "../page.js";
import { linkSections } from "./difference-pages.js";
import { withTables } from "./tables.js";

/** The guides in the order in which they are read; each is `openapi/guides/<name>.md`. */
const guides = [
  "authentication",
  "versioning",
  "errors-and-retries",
  "metadata-and-usage-tags",
  "migrating-to-2026-02-09",
];

/** The pages of the guides. */
export async function guidePages(descriptions: Descriptions): Promise<Page[]> {
  const pairs = await neighbouringVersions();
  return Promise.all(
    guides.map(async (name): Promise<Page> => {
      const file = `openapi/guides/${name}.md`;
      const path = `guides/${name}.html`;
      const text = linkSections(withTables(await readText(file), descriptions, file), pairs);
      return { path, section: "guides", ...renderDocument(text, file, path) };
    }),
  );
}
