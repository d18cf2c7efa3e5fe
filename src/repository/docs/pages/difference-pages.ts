import { compareVersions, diffToMarkdown, type Neighbours, neighbouringVersions } from "../../../diff/index.js";
import { renderDocument } from "../markdown/read-document.js";
import type { Page } from "../page.js";
import { changelogSections } from "./changelog-sections.js";

/** Where the page of the differences between two neighbouring versions is. */
export function differencePath({ from, to }: Neighbours): string {
  return `changes/${from}-to-${to}.html`;
}

/**
 * The pages that say what differs between neighbouring versions: what people wrote, and what follows from the descriptions.
 *
 * @param changelog the text of openapi/CHANGELOG.md
 * @throws Error that names the section which the changelog lacks
 */
export async function differencePages(changelog: string): Promise<Page[]> {
  const { sections } = changelogSections(changelog);
  const pairs = await neighbouringVersions();
  return Promise.all([...pairs].reverse().map((pair) => differencePage(pair, sections, pairs)));
}

async function differencePage(
  pair: Neighbours,
  sections: ReadonlyMap<string, string>,
  pairs: Neighbours[],
): Promise<Page> {
  const { from, to } = pair;
  const path = differencePath(pair);
  const prose = sections.get(`${from} beside ${to}`) ?? sections.get(to);
  if (prose === undefined)
    throw new Error(
      `openapi/CHANGELOG.md has no section "## ${to}" for those who move from ${from}. ` +
        "Write one: what changed, how to migrate, which operations.",
    );
  const text = [
    `# From ${from} to ${to}`,
    "## What to change",
    linkSections(prose, pairs),
    "## Every difference in the descriptions",
    "Made by comparing the two descriptions, with remarks where more is known than they say. “Lost” and “unknown” are meant for converting runs that you have stored.",
    withoutFirstHeading(diffToMarkdown(await compareVersions(from, to))),
  ].join("\n\n");
  const page = renderDocument(text, "openapi/CHANGELOG.md", path);
  return { path, section: "changes", ...page, summary: `What differs between API versions ${from} and ${to}.` };
}

/** Links to a section of the changelog, from there or from a guide, lead to the page of that section. */
export function linkSections(text: string, pairs: readonly Neighbours[]): string {
  return text.replace(/\]\((?:\.\.\/CHANGELOG\.md)?#([^)]+)\)/g, (link, anchor: string) => {
    const pair = pairs.find(({ from, to }) => anchor === to || anchor === `${from}-beside-${to}`);
    return pair === undefined ? link : `](site:${differencePath(pair)})`;
  });
}

function withoutFirstHeading(markdown: string): string {
  return markdown.replace(/^## .*\n/, "");
}
