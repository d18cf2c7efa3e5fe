import { markdownPath } from "../markdown/markdown-of.js";
import { datesWhole, html, type Markup } from "../markup.js";
import { fullTitle, type Page, relative, sections } from "../page.js";
import { contentsList } from "./contents-list.js";

/** A whole HTML document: the page in the layout that all pages share. */
export function documentOf(page: Page, pages: readonly Page[]): string {
  const to = (path: string) => relative(page.path, path);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${page.summary}">
<title>${fullTitle(page)} · Extend workflow runs</title>
<link rel="alternate" type="text/markdown" href="${to(markdownPath(page.path))}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${to("style.css")}">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="brand" href="${to("index.html")}">Extend <span>workflow runs</span></a>
<nav aria-label="Site"><ul>${sections.map(
    ({ name, title, path }) => html`
<li><a href="${to(path)}"${name === page.section ? html` class="here"${ariaCurrent(page.path === path)}` : null}>${title}</a></li>`,
  )}
</ul></nav>
<div class="search" data-root="${"../".repeat(page.path.split("/").length - 1)}"></div>
</header>
<div class="columns">
<details class="side" open>
<summary>Contents</summary>
${siblings(page, pages)}
${contentsList(page.contents)}
</details>
<script src="${to("contents.js")}"></script>
<main id="main" tabindex="-1">
${page.body}
</main>
</div>
<footer>
<p><a href="${to(markdownPath(page.path))}">This page as Markdown</a></p>
<p>Made from the OpenAPI descriptions of <a href="${to("index.html")}">extend-contract</a>. Not affiliated with Extend;
Extend’s own documentation is at <a href="https://docs.extend.ai">docs.extend.ai</a>.</p>
</footer>
<script src="${to("version-switch.js")}"></script>
<script src="${to("search.js")}"></script>
</body>
</html>
`.text;
}

/** The pages of the same section, and of the same version; none where the page is the only one. */
function siblings(page: Page, pages: readonly Page[]): Markup | null {
  const section = sections.find(({ name }) => name === page.section);
  const label = page.version === undefined ? (section?.title ?? "") : `API version ${page.version}`;
  const inSection = pages.filter(({ section, version }) => section === page.section && version === page.version);
  if (inSection.length < 2) return null;
  return html`
<nav aria-label="${label}">
<p class="label">${datesWhole(html`${label}`)}</p>
<ul>${inSection.map(
    (other) => html`
<li><a href="${relative(page.path, other.path)}"${ariaCurrent(other === page)}>${datesWhole(html`${other.title}`)}</a></li>`,
  )}
</ul>
</nav>`;
}

function ariaCurrent(isHere: boolean): Markup | null {
  return isHere ? html` aria-current="page"` : null;
}
