import { compareVersions, diffToMarkdown, type Neighbours, neighbouringVersions } from "../../../diff/index.js";
import { readText, renderDocument } from "../markdown/read-document.js";
import type { Page } from "../page.js";
import type { Reference } from "../reference/reference.js";

const changelogFile = "openapi/CHANGELOG.md";

/**
 * The pages of what changed: an entrance, one for each step between neighbouring versions, with what people wrote and what
 * follows from the descriptions, and the changelog of this package.
 *
 * @param changelog the text of openapi/CHANGELOG.md
 * @throws Error that names the section which the changelog lacks
 */
export async function changePages(changelog: string, references: readonly Reference[]): Promise<Page[]> {
  const [intro = "", ...written] = changelog.split(/^## /m);
  const sections = new Map(
    written.map((section) => {
      const end = section.indexOf("\n");
      return [section.slice(0, end).trim(), section.slice(end).trim()] as const;
    }),
  );
  const pairs = await neighbouringVersions();
  const newestFirst = [...pairs].reverse();
  const page = (path: string, file: string, text: string): Page => ({
    path,
    section: "changes",
    ...renderDocument(linkSections(text, pairs), file, path, references),
  });
  const list = newestFirst.map((pair) => `- [From ${pair.from} to ${pair.to}](site:${differencePath(pair)})`);
  const entrance = [intro, "## One page for each step", list.join("\n")].join("\n\n");
  const steps = newestFirst.map(async (pair) => ({
    ...page(differencePath(pair), changelogFile, await differences(pair, sections)),
    summary: `What differs between API versions ${pair.from} and ${pair.to}.`,
  }));
  return [
    { ...page("changes/index.html", changelogFile, entrance), title: "Overview" },
    ...(await Promise.all(steps)),
    { ...page("changes/package.html", "CHANGELOG.md", await readText("CHANGELOG.md")), title: "The package" },
  ];
}

/** What people wrote of a step, and what follows from the descriptions, as Markdown. */
async function differences({ from, to }: Neighbours, sections: ReadonlyMap<string, string>): Promise<string> {
  const prose = sections.get(`${from} beside ${to}`) ?? sections.get(to);
  if (prose === undefined)
    throw new Error(
      `${changelogFile} has no section "## ${to}" for those who move from ${from}. ` +
        "Write one: what changed, how to migrate, which operations.",
    );
  return [
    `# From ${from} to ${to}`,
    "## What to change",
    prose,
    "## Every difference in the descriptions",
    "Made by comparing the two descriptions, with remarks where more is known than they say. “Lost” and “unknown” are meant for converting runs that you have stored.",
    diffToMarkdown(await compareVersions(from, to)).replace(/^## .*\n/, ""),
  ].join("\n\n");
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
