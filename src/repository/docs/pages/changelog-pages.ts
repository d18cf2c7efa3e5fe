import { neighbouringVersions } from "../../../diff/index.js";
import { readText, renderDocument } from "../markdown/read-document.js";
import type { Page } from "../page.js";
import { changelogSections } from "./changelog-sections.js";
import { differencePath, linkSections } from "./difference-pages.js";

/** The entrance to what differs between API versions, from the text of openapi/CHANGELOG.md. */
export async function changesPage(changelog: string): Promise<Page> {
  const path = "changes/index.html";
  const pairs = await neighbouringVersions();
  const { intro } = changelogSections(changelog);
  const list = [...pairs].reverse().map((pair) => `- [From ${pair.from} to ${pair.to}](site:${differencePath(pair)})`);
  const text = [linkSections(intro, pairs), "## One page for each step", list.join("\n")].join("\n\n");
  return { path, section: "changes", ...renderDocument(text, "openapi/CHANGELOG.md", path), title: "Overview" };
}

/** What changed in this package. */
export async function packageChangesPage(): Promise<Page> {
  const path = "changes/package.html";
  const page = renderDocument(await readText("CHANGELOG.md"), "CHANGELOG.md", path);
  return { path, section: "changes", ...page, title: "The package" };
}
