import { compareVersions, diffToMarkdown, type Neighbours, neighbouringVersions } from "../../../diff/index.js";
import { readText, renderDocument } from "../markdown/read-document.js";
import type { Page } from "../page.js";

const changelogFile = "openapi/CHANGELOG.md";

/**
 * The pages of what changed: an entrance, one for each step between neighbouring versions, with what people wrote and what
 * follows from the descriptions, and the changelog of this package.
 *
 * @param changelog the text of openapi/CHANGELOG.md
 * @throws Error that names the section which the changelog lacks
 */
export async function changePages(changelog: string): Promise<Page[]> {
  const [intro = "", ...written] = changelog.split(/^## /m);
  const sections = new Map(
    written.map((section) => {
      const end = section.indexOf("\n");
      return [section.slice(0, end).trim(), section.slice(end).trim()] as const;
    }),
  );
  const pairs = await neighbouringVersions();
  const newestFirst = [...pairs].reverse();
  return [
    entrance(linkSections(intro, pairs), newestFirst),
    ...(await Promise.all(newestFirst.map((pair) => differencePage(pair, sections, pairs)))),
    await packagePage(),
  ];
}

function entrance(intro: string, pairs: readonly Neighbours[]): Page {
  const path = "changes/index.html";
  const list = pairs.map((pair) => `- [From ${pair.from} to ${pair.to}](site:${differencePath(pair)})`);
  const text = [intro, "## One page for each step", list.join("\n")].join("\n\n");
  return { path, section: "changes", ...renderDocument(text, changelogFile, path), title: "Overview" };
}

async function differencePage(
  pair: Neighbours,
  sections: ReadonlyMap<string, string>,
  pairs: readonly Neighbours[],
): Promise<Page> {
  const { from, to } = pair;
  const path = differencePath(pair);
  const prose = sections.get(`${from} beside ${to}`) ?? sections.get(to);
  if (prose === undefined)
    throw new Error(
      `${changelogFile} has no section "## ${to}" for those who move from ${from}. ` +
        "Write one: what changed, how to migrate, which operations.",
    );
  const differences = diffToMarkdown(await compareVersions(from, to));
  const text = [
    `# From ${from} to ${to}`,
    "## What to change",
    linkSections(prose, pairs),
    "## Every difference in the descriptions",
    "Made by comparing the two descriptions, with remarks where more is known than they say. “Lost” and “unknown” are meant for converting runs that you have stored.",
    differences.replace(/^## .*\n/, ""),
  ].join("\n\n");
  const page = renderDocument(text, changelogFile, path);
  return { path, section: "changes", ...page, summary: `What differs between API versions ${from} and ${to}.` };
}

async function packagePage(): Promise<Page> {
  const path = "changes/package.html";
  const page = renderDocument(await readText("CHANGELOG.md"), "CHANGELOG.md", path);
  return { path, section: "changes", ...page, title: "The package" };
}

function differencePath({ from, to }: Neighbours): string {
  return `changes/${from}-to-${to}.html`;
}

/** Links to a section of the changelog, from there or from a guide, lead to the page of that section. */
export function linkSections(text: string, pairs: readonly Neighbours[]): string {
  return text.replace(/\]\((?:\.\.\/CHANGELOG\.md)?#([^)]+)\)/g, (link, anchor: string) => {
    const pair = pairs.find(({ from, to }) => anchor === to || anchor === `${from}-beside-${to}`);
    return pair === undefined ? link : `](site:${differencePath(pair)})`;
  });
}
