import { checksTable } from "./html/checks-table.js";
import { findingsOf, scrolling } from "./html/finding.js";
import { html, type Markup } from "./html/markup.js";
import { style } from "./html/style.js";
import type { Finding, Report } from "./report.js";
import { notJudgedText, plural, type Summary, summaryOf, times } from "./summary.js";

/** A report as one page that needs nothing but itself: no script, no font, no picture. Nothing of a server is markup. */
export function htmlReport(report: Report): string {
  const { verdict, apiVersions, url, checks, findings } = report;
  const summary = summaryOf(report);
  const { errors, advice, information } = summary;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${verdict === "none" ? "no verdict" : verdict}: ${apiVersions.join(" and ")} at ${url}</title>
<style>${style}</style>
</head>
<body>
${header(report, summary)}
<main>
${section("errors", plural(errors.length, "error"), findingsOf(errors, checks), "What holds for a server that keeps the contract, and below it how this one differs.")}
${section("advice", "Advice", findingsOf(advice, checks), "What the sources of the contract leave open. It is not part of the verdict.")}
${section("information", "Information", informationList(information), "What the description does not know, and what is no fault.")}
${section("operations", "Operations", [operationsTable(report)], "Every operation of the description, and how often an exchange of it was judged.")}
${section("checks", "All checks", [checksTable(checks, findings)], null)}
${section("left-behind", "Left behind", leftBehind(report), null)}
${section("repeat", "How to repeat it", repeat(report), null)}
</main>
</body>
</html>
`;
  return page.text;
}

function header(report: Report, { headline, ended, errors, counts }: Summary): Markup {
  const { verdict, url, apiVersions, requests, notJudged, rateLimited, seed, write } = report;
  const facts: [string, string | null][] = [
    ["Server", url],
    [apiVersions.length === 1 ? "API version" : "API versions", apiVersions.join(", ")],
    [
      "Requests",
      rateLimited === 0 ? `${requests}` : `${requests}, and ${plural(rateLimited, "answer")} of 429 waited out`,
    ],
    ["Not judged", notJudged.length === 0 ? null : notJudged.map(notJudgedText).join(", ")],
    ["Updates", write ? "were sent" : "were not sent, only reads and what a server has to refuse"],
    ["Seed", seed === null ? null : `${seed}`],
  ];
  const shown = facts.filter(([, value]) => value !== null);
  return html`<header class="${verdict}">
<p class="maker">extend-contract verify</p>
<h1>${headline}</h1>
${ended === null ? null : html`<p class="ended">${ended}</p>`}
<ul class="counts" aria-label="How the checks ended">
<li class="${counts.passed > 0 ? "passed" : ""}"><b>${counts.passed}</b> passed</li>
<li class="${counts.failed > 0 ? "failed" : ""}"><b>${counts.failed}</b> failed${errors.length > 0 ? html`, <a href="#errors">${plural(errors.length, "error")}</a>` : null}</li>
<li class="${counts.advice > 0 ? "advice" : ""}"><b>${counts.advice}</b> advice</li>
<li class="not-checked"><b>${counts["not-checked"]}</b> not checked</li>
</ul>
<dl class="facts">
${shown.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
</dl>
</header>`;
}

function operationsTable({ operations }: Report): Markup {
  const rows = operations.map(
    ({ apiVersion, operation, method, path, judged }) => html`
<tr><td><code>${operation}</code> <span class="meta">${apiVersion}</span>
<p class="meta"><code>${method}</code> <code>${path}</code></p></td><td>${judged === 0 ? "not judged" : times(judged)}</td></tr>`,
  );
  return html`
<table>
<thead><tr><th scope="col">Operation</th><th scope="col">Judged</th></tr></thead>
<tbody>${rows}
</tbody>
</table>`;
}

/** A part of the page; nothing when it would be empty. */
function section(id: string, title: string, content: readonly Markup[], note: string | null): Markup | null {
  if (content.length === 0) return null;
  return html`
<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${note === null ? null : html`<p class="note">${note}</p>`}
${content}
</section>`;
}

function informationList(findings: readonly Finding[]): Markup[] {
  if (findings.length === 0) return [];
  const items = findings.map(
    ({ message, check, operation, at, count }) => html`
<li>${message} <span class="meta"><code>${check}</code>${operation === null ? null : html` <code>${operation}</code>`}
${at === null ? null : html` <code>${at}</code>`} seen ${times(count)}</span></li>`,
  );
  return [html`<ul class="lines">${items}</ul>`];
}

function leftBehind({ leftBehind: { metadataKeys, notRestored, created } }: Report): Markup[] {
  const lists: [string, string[]][] = [
    ["Not put back, although the old value was sent again:", notRestored],
    ["Created, and not deleted:", created],
    ["Metadata keys of the first run that were not there before; merging cannot remove them:", metadataKeys],
  ];
  const filled = lists.filter(([, names]) => names.length > 0);
  return filled.map(
    ([title, names]) => html`<p>${title}</p>
<ul class="names">${names.map((name) => html`<li><code>${name}</code></li>`)}</ul>`,
  );
}

function repeat({ again }: Report): Markup[] {
  return [
    html`<p>Commands read the API key from the environment variable <code>EXTEND_API_KEY</code>; it is nowhere in this page.</p>`,
    ...(again === null
      ? []
      : [
          html`<p>The same seed sends the same requests in the same order:</p>${scrolling("Command that verifies again", again)}`,
        ]),
  ];
}
