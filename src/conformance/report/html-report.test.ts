import { expect, test } from "vitest";
import { htmlReport } from "./html-report.js";
import { checkOf, findingOf, hostileTexts, reportOf, reportWith } from "./test-support.js";

test("the verdict is the heading, in words", () => {
  expect(htmlReport(reportOf())).toContain("<h1>The server differs from the contract of 2026-02-09.</h1>");
  const conforms = reportOf({ verdict: "conforms", findings: [], checks: [checkOf({ outcome: "passed" })] });
  expect(htmlReport(conforms)).toContain("<h1>The server keeps the contract of 2026-02-09.</h1>");
  const none = htmlReport(reportOf({ verdict: "none", reason: "the server does not answer", findings: [] }));
  expect(none).toContain("<h1>There is no verdict.</h1>");
  expect(none).toContain("It was not checked to the end: the server does not answer.");
});

test("a finding is shown with all that is known about it", () => {
  const page = htmlReport(
    reportOf({ findings: [findingOf({ request: { method: "PUT", path: "/x", headers: {}, body: "{}" } })] }),
  );
  const parts = [
    "The body of an answer fits the schema of its status.",
    "startTime is not as documented (type).",
    "<code>PUT</code> <code>/x</code>",
    "<strong>200</strong>, seen 3 times",
    "<code>getWorkflowRun</code> of 2026-02-09",
    "<code>/startTime</code>",
    "#/components/schemas/WorkflowRun/properties/startTime/type",
    "<code>string or null</code>",
    "<code>12</code>",
    "PUT /x\n\n{}",
    "authorization: Bearer $EXTEND_API_KEY",
  ];
  for (const part of parts) expect(page).toContain(part);
});

test("what is empty is not there", () => {
  const page = htmlReport(reportOf({ verdict: "conforms", findings: [], checks: [checkOf({ outcome: "passed" })] }));
  expect(page.match(/<h2[^>]*>[^<]+/g)?.map((title) => title.replace(/.*>/, ""))).toEqual([
    "Operations",
    "All checks",
    "How to repeat it",
  ]);
});

test("it loads nothing and runs nothing", () => {
  const page = htmlReport(reportWith("text"));
  expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\son\w+=|url\(|@import/i);
  for (const [, target] of page.matchAll(/href="([^"]*)"/g)) expect(page).toContain(`id="${target?.slice(1)}"`);
});

test("no id is there twice", () => {
  const ids = [...htmlReport(reportWith("text")).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(hostileTexts)("no markup gets through in %j", (text) => {
  const page = htmlReport(reportWith(text));
  // The tags, with every attribute, are those of a page whose texts are harmless.
  expect(page.match(/<[^>]*>/g)).toEqual(htmlReport(reportWith("plain")).match(/<[^>]*>/g));
  expect(page.replace(/<[^>]*>|<style>[\s\S]*?<\/style>/g, "")).not.toMatch(/<|&(?!(amp|lt|gt|quot|#39);)/);
  expect(Buffer.from(page).toString()).toBe(page);
});
