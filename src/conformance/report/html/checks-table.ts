import type { CheckResult, Finding } from "../report.js";
import { html, type Markup } from "./markup.js";

const words: Record<CheckResult["outcome"], string> = {
  passed: "passed",
  failed: "failed",
  advice: "advice",
  "not-checked": "not checked",
};

const order: readonly CheckResult["outcome"][] = ["failed", "advice", "not-checked", "passed"];

/** Every check and how it ended, those that want a look first; one with findings links to them. */
export function checksTable(checks: readonly CheckResult[], findings: readonly Finding[]): Markup {
  const ordered = order.flatMap((outcome) => checks.filter((check) => check.outcome === outcome));
  return html`
<table>
<thead><tr><th scope="col">Check</th><th scope="col">Outcome</th></tr></thead>
<tbody>${ordered.map((check) => row(check, findings))}
</tbody>
</table>`;
}

function row({ name, claim, outcome, reason }: CheckResult, findings: readonly Finding[]): Markup {
  const severity = outcome === "failed" ? "error" : outcome;
  const isLinked = findings.some((finding) => finding.check === name && finding.severity === severity);
  return html`
<tr><td>${isLinked ? html`<a href="#${severity}-${name}">${claim}</a>` : claim}
<p class="meta"><code>${name}</code></p>
${reason === null ? null : html`<p class="reason">${reason}</p>`}</td>
<td class="outcome ${outcome}">${words[outcome]}</td></tr>`;
}
