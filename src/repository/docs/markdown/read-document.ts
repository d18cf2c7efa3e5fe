import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { overviewPath, relative } from "../page.js";
import { type Reference, schemaAnchor } from "../reference/reference.js";
import { type RenderedMarkdown, renderMarkdown } from "./render-markdown.js";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Where a file of this project is, by its path from the root. */
export function projectFile(file: string): string {
  return path.join(root, file);
}

/** The text of a file of this project, by its path from the root. */
export function readText(file: string): Promise<string> {
  return readFile(projectFile(file), "utf8");
}

/**
 * Renders Markdown of this project for a page of the site. Links between files become links between pages; a link with
 * the scheme `site:` names its page itself.
 *
 * @param file where the Markdown is, from the root of the project
 * @param page where its page is, from the root of the site
 * @param references where schemas are described that it links to
 * @throws Error when a link leads to a file that is no page
 */
export function renderDocument(
  text: string,
  file: string,
  page: string,
  references: readonly Reference[],
): RenderedMarkdown {
  return renderMarkdown(text, (href) => {
    if (href.startsWith("site:")) return relative(page, href.slice("site:".length));
    if (/^[a-z]+:/.test(href) || href.startsWith("#")) return href;
    const [target = "", fragment] = href.split("#");
    const linked = path.posix.join(path.posix.dirname(file), target);
    const shown = pageOf(linked, fragment, references);
    if (shown === undefined) throw new Error(`${file} links to ${linked}, which no page of the site shows.`);
    return relative(page, shown);
  });
}

/** Which page shows a file of this project; none where it is not for readers. */
function pageOf(file: string, fragment: string | undefined, references: readonly Reference[]): string | undefined {
  const withFragment = (page: string) => (fragment === undefined ? page : `${page}#${fragment}`);
  const guide = /^openapi\/guides\/([\w-]+)\.md$/.exec(file);
  if (guide) return withFragment(`guides/${guide[1]}.html`);
  const schema = /^openapi\/([\w-]+)\/schemas\/(\w+)\.yaml$/.exec(file);
  if (schema) {
    const anchor = schemaAnchor(schema[2] ?? "");
    const described = references.find(({ version }) => version === schema[1])?.pages.get(anchor);
    return described && `${described}#${anchor}`;
  }
  const version = /^openapi\/([\w-]+)\/openapi\.yaml$/.exec(file);
  if (version) return withFragment(overviewPath(version[1] ?? ""));
  if (file === "openapi/CHANGELOG.md") return "changes/index.html";
  if (file === "CHANGELOG.md") return withFragment("changes/package.html");
  return undefined;
}
