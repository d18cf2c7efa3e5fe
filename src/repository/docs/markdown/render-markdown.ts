import { Marked, type Token, type Tokens } from "marked";
import { datesWhole, escaped, type Markup, trusted } from "../markup.js";
import type { ContentsEntry } from "../page.js";
import { codeBlock } from "./code-block.js";

export interface RenderedMarkdown {
  /** Text of the first heading of level 1, which stays in the body. */
  title: string;
  /** The first paragraph as plain text. */
  summary: string;
  /** Headings of levels 2 and 3. */
  contents: ContentsEntry[];
  body: Markup;
}

/** What the text between two backticks of a code fence is called for people who do not see it. */
const languages: Record<string, string> = { ts: "TypeScript", sh: "Shell", json: "JSON", http: "HTTP" };

/**
 * Turns Markdown (GFM) into a part of a page: headings have anchors, tables and code scroll by themselves.
 *
 * @param link gives the address that a link has on the site
 */
export function renderMarkdown(text: string, link: (href: string) => string = (href) => href): RenderedMarkdown {
  const taken = new Map<string, number>();
  const contents: ContentsEntry[] = [];
  let title = "";
  const idOf = (heading: string) => {
    const id = slug(heading);
    const times = taken.get(id) ?? 0;
    taken.set(id, times + 1);
    return times === 0 ? id : `${id}-${times}`;
  };
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ depth, tokens }) {
        const plain = plainText(tokens);
        const id = idOf(plain);
        if (depth === 1 && title === "") title = plain;
        if (depth === 2) contents.push({ id, title: plain });
        if (depth === 3) (contents.at(-1)?.below ?? below(contents)).push({ id, title: plain });
        const inline = trusted(this.parser.parseInline(tokens));
        return `<h${depth} id="${id}">${(depth === 1 ? datesWhole(inline) : inline).text}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        return `<a href="${escaped(link(href))}">${this.parser.parseInline(tokens)}</a>`;
      },
      code({ text, lang = "" }) {
        return `${codeBlock(`${languages[lang] ?? "Text"} sample`, text, lang).text}\n`;
      },
      table(token) {
        const label = `Table: ${token.header.map(({ tokens }) => plainText(tokens)).join(", ")}`;
        return `<div class="scroll" tabindex="0" role="group" aria-label="${escaped(label)}">${table(token, (cell) => this.parser.parseInline(cell.tokens))}</div>\n`;
      },
    },
  });
  const tokens = marked.lexer(text);
  const paragraph = tokens.find((token): token is Tokens.Paragraph => token.type === "paragraph");
  return {
    body: trusted(marked.parser(tokens)),
    title,
    summary: plainText(paragraph?.tokens ?? []).replaceAll("\n", " "),
    contents,
  };
}

/** A description, which is CommonMark, as markup; nothing where there is none. */
export function prose(text: string | undefined): Markup | null {
  return text === undefined ? null : renderMarkdown(text).body;
}

/** The anchor of a heading, made as GitHub makes it, so that links work there and on the site. */
export function slug(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

function below(contents: ContentsEntry[]): ContentsEntry[] {
  const last = contents.at(-1);
  if (last === undefined) return contents;
  last.below = [];
  return last.below;
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => ("tokens" in token && token.tokens ? plainText(token.tokens) : (token as Tokens.Text).text))
    .join("");
}

function table({ header, rows }: Tokens.Table, inline: (cell: Tokens.TableCell) => string): string {
  const head = header.map((cell) => `<th scope="col">${inline(cell)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${inline(cell)}</td>`).join("")}</tr>`).join("\n");
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}
