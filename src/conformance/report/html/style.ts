import { html } from "./markup.js";

/** How the page looks: on screens of any width, light or dark as the reader's system is, and on paper. */
export const style = html`
:root {
  --ground: #fff; --raised: #f6f7f8; --text: #1d2024; --quiet: #5a616a; --line: #dcdfe3;
  --failed: #a8201a; --passed: #1b6b3a; --advice: #7a5300; --link: #0b57a4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15171a; --raised: #1e2125; --text: #e5e7ea; --quiet: #a2a9b3; --line: #33383f;
    --failed: #ff9d93; --passed: #7fd6a0; --advice: #efc56f; --link: #8ec1f5;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 60rem; padding: 2.5rem 1.25rem 5rem; background: var(--ground); color: var(--text);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3, h4, p, ul, dl, dd, pre { margin: 0; }
h1 { font-size: clamp(1.5rem, 1.1rem + 2vw, 2.1rem); line-height: 1.2; letter-spacing: -0.015em; text-wrap: balance; }
h2 { font-size: 1.35rem; line-height: 1.3; }
h3 { font-size: 1.05rem; line-height: 1.4; }
h4 { font-size: 1rem; line-height: 1.45; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: 0.875em; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
dt, .meta, .note, .maker, .reason, .request span, summary { color: var(--quiet); font-size: 0.8125rem; }

header { border-top: 4px solid var(--quiet); padding-top: 1.5rem; }
header.conforms { border-color: var(--passed); }
header.differs { border-color: var(--failed); }
header.none { border-color: var(--advice); }
.maker { margin-bottom: 0.5rem; }
.ended { margin-top: 0.75rem; }
.counts { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin-top: 1.5rem; padding: 0; list-style: none; }
.counts b { font-size: 1.35rem; font-variant-numeric: tabular-nums; }
.counts .passed b, .outcome.passed { color: var(--passed); }
.counts .failed b, .outcome.failed { color: var(--failed); }
.counts .advice b, .outcome.advice { color: var(--advice); }
.facts { display: flex; flex-wrap: wrap; gap: 0.75rem 2rem; margin-top: 1.5rem; }

main > section { margin-top: 3.5rem; }
h2 + *, .note + .lines { margin-top: 0.5rem; }
.check { margin-top: 2rem; }
.check > .meta { margin-top: 0.25rem; }
.meta code + span, .meta span + span { margin-left: 0.5rem; }
.request span, .meta span, .lines > li > .meta:not(:has(code)) { white-space: nowrap; }
.meta code { font-size: 0.95em; }
.request code, .places code { word-break: break-all; }
.finding { margin-top: 1rem; padding: 1rem 1.25rem 1.125rem; border: 1px solid var(--line); border-radius: 6px; }
.finding > * + * { margin-top: 0.75rem; }
.finding > .request { margin-top: 0.25rem; }
.request code + code { margin-right: 0.5rem; }
.places { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; }
.places dd { font-size: 0.875rem; }
.places code { font-size: 1em; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); gap: 0.5rem 1.5rem; }
.sides > div { padding: 0.5rem 0.75rem; background: var(--raised); border-radius: 4px; }
.sides code { white-space: pre-wrap; }
pre { overflow: auto; max-height: 24rem; padding: 0.625rem 0.75rem; background: var(--raised); border-radius: 4px; tab-size: 2; }
pre { overflow-wrap: normal; font-size: 1rem; line-height: 1.5; }
pre code { user-select: all; }
summary { cursor: pointer; width: fit-content; }
details > pre { margin-top: 0.5rem; }

.lines, .names { margin-top: 0.75rem; padding-left: 1.25rem; }
.names { columns: 16rem; column-gap: 2.5rem; }
.names code { white-space: pre-wrap; }
.names li { break-inside: avoid; }
.lines li + li { margin-top: 0.25rem; }
table { width: 100%; border-collapse: collapse; margin-top: 1rem; }
th, td { padding: 0.5rem 1rem 0.75rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--quiet); font-size: 0.8125rem; font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
.outcome { white-space: nowrap; font-weight: 600; }
.outcome.passed, .outcome.not-checked { font-weight: 400; }
td .meta { margin-top: 0.125rem; }
#left-behind p + ul + p, #repeat pre, #repeat p + p { margin-top: 1rem; }

@media print {
  :root { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  .sides > div, pre { border: 1px solid var(--line); }
  pre { max-height: none; white-space: pre-wrap; overflow-wrap: anywhere; }
  h2, h3, h4 { break-after: avoid; }
  tr, .sides, pre, .finding { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
