import TurndownService from "turndown";
import { gfm } from "turndown-plugin-gfm";
import { fullTitle, type Page } from "../page.js";

/** Where the Markdown of a page lies: beside it, under the same name. */
export function markdownPath(page: string): string {
  return page.replace(/\.html$/, ".md");
}

const turndown = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced", bulletListMarker: "-" });
turndown.use(gfm);
turndown.addRule("link", {
  filter: (node) => node.nodeName === "A",
  replacement(text, node) {
    const href = (node as Element).getAttribute("href") ?? "";
    // A place on a page has no address in Markdown.
    if (href.startsWith("#")) return text;
    const [path = "", fragment] = href.split("#");
    const isOwn = !/^[a-z]+:/.test(href);
    return `[${text}](${isOwn ? markdownPath(path) : path}${isOwn || fragment === undefined ? "" : `#${fragment}`})`;
  },
});
turndown.addRule("item", {
  filter: "li",
  replacement: (text, node) =>
    `- ${text.trim().replace(/\n+/g, "\n\n").replaceAll("\n", "\n  ")}\n${node.nextSibling ? "" : "\n"}`,
});
// What leads around the site, and examples of errors, which are the same for every operation.
turndown.addRule("left out", {
  filter: ({ nodeName, classList, parentNode }) =>
    nodeName === "NAV" ||
    classList?.contains("elsewhere") ||
    (nodeName === "DETAILS" && (parentNode as Element | null)?.closest?.(".errors") != null),
  replacement: () => "",
});

/** The page as Markdown, for programs that read text: what it says, without the ways around the site. */
export function markdownOf({ body }: Page): string {
  return `${turndown.turndown(textOnly(body.text)).trim()}\n`;
}

/** Without what would be read and then left out, which is most of a page: bodies that have a file, and marks in code. */
function textOnly(html: string): string {
  return html
    .replaceAll(/<div class="long">.*?<\/div>/gs, "")
    .replaceAll(/<pre.*?<\/pre>/gs, (code) => code.replaceAll(/<\/?span[^>]*>/g, ""));
}

/** `llms.txt`: what the site is about, and the Markdown of each page with a sentence on it (llmstxt.org). */
export function llmsText(pages: readonly Page[], sectionTitles: ReadonlyMap<string, string>): string {
  const [front] = pages;
  const parts = [...sectionTitles].map(([section, title]) => {
    const links = pages
      .filter((page) => page.section === section)
      .map((page) => `- [${fullTitle(page)}](${markdownPath(page.path)}): ${page.summary}`);
    return [`## ${title}`, "", ...links].join("\n");
  });
  return `${[`# Extend workflow runs`, `> ${front?.summary}`, ...parts].join("\n\n")}\n`;
}
