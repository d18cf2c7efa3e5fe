import type { Descriptions } from "../description.js";
import { readText, renderDocument } from "../markdown/read-document.js";
import type { Page } from "../page.js";
import { startGuide } from "./guide-pages.js";
import { withTables } from "./tables.js";

/** Where a reader begins: which versions there are, which one to use, and the first request. */
export async function frontPage(descriptions: Descriptions): Promise<Page> {
  const file = `openapi/guides/${startGuide}.md`;
  const path = "index.html";
  const text = withTables(await readText(file), descriptions, file);
  return { path, section: "start", ...renderDocument(text, file, path), title: "Start" };
}
