import type { CheckResult, Finding } from "../report.js";
import { plural, times } from "../summary.js";
import { html, type Markup } from "./markup.js";

/** The findings of one severity, those of one check together under its claim; with a list of the claims when they are many. */
export function findingsOf(findings: readonly Finding[], checks: readonly CheckResult[]): Markup[] {
  const byCheck = new Map<string, Finding[]>();
  for (const finding of findings) byCheck.set(finding.check, [...(byCheck.get(finding.check) ?? []), finding]);
  const groups = [...byCheck].map(([name, group]) => {
    const check = checks.find((result) => result.name === name);
    const id = `${group[0]?.severity ?? ""}-${name}`;
    return { id, name, group, claim: check?.claim ?? name };
  });
  const links = groups.map(
    ({ id, claim, group }) => html`
<li><a href="#${id}">${claim}</a> <span class="meta">${plural(group.length, "finding")}</span></li>`,
  );
  return [
    ...(groups.length > 3 ? [html`<ul class="lines">${links}</ul>`] : []),
    ...groups.map(
      ({ id, name, group, claim }) => html`
<section class="check" id="${id}">
<h3>${claim}</h3>
<p class="meta"><code>${name}</code> <span>${plural(group.length, "finding")}</span></p>
${group.map(findingArticle)}
</section>`,
    ),
  ];
}

function findingArticle(finding: Finding): Markup {
  const { message, request, status, operation, apiVersion, count, at, alsoAt, schemaAt, curl } = finding;
  return html`
<article class="finding">
<h4>${message}</h4>
<p class="request"><code>${request.method}</code> <code>${request.path}</code>
<span>${status === null ? "no answer" : html`answered <strong>${status}</strong>`}, seen ${times(count)}</span></p>
${sides(finding)}
<dl class="places">
${row("Operation", operation === null ? null : html`<code>${operation}</code> of ${apiVersion}`)}
${row("API version", operation === null ? html`${apiVersion}` : null)}
${row("Place in the body", at === null ? null : html`<code>${at === "" ? "the whole body" : at}</code>`)}
${row("Also there", alsoAt.length === 0 ? null : html`${alsoAt.map((place) => html`<code>${place}</code> `)}`)}
${row("Place in the description", schemaAt === null ? null : html`<code>${schemaAt}</code>`)}
</dl>
<details>
<summary>Send it again</summary>
${scrolling("Command that sends the request again", curl)}
${scrolling("The request", requestText(finding))}
</details>
</article>`;
}

/** What the description wants beside what came. */
function sides({ documented, received }: Finding): Markup | null {
  if (documented === null && received === null) return null;
  return html`
<dl class="sides">
${row("Documented", documented === null ? null : html`<code>${documented}</code>`)}
${row("Received", received === null ? null : html`<code>${received}</code>`)}
</dl>`;
}

function row(name: string, value: Markup | null): Markup | null {
  return value === null ? null : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** A block of code that is scrolled with the keyboard too, which not every browser allows by itself. */
export function scrolling(label: string, text: string): Markup {
  return html`<pre tabindex="0" role="group" aria-label="${label}"><code>${text}</code></pre>`;
}

function requestText({ request: { method, path, headers, body } }: Finding): string {
  const lines = [`${method} ${path}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
  return [...lines, ...(body === null ? [] : ["", body])].join("\n");
}
