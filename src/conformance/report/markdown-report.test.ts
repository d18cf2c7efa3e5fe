import { expect, test } from "vitest";
import { markdownReport } from "./markdown-report.js";
import { checkOf, findingOf, hostileTexts, reportOf, reportWith } from "./test-support.js";

test("the verdict is the first line, the counts follow", () => {
  const [first, , second] = markdownReport(reportOf()).split("\n");
  expect(first).toBe("### ❌ The server differs from the contract of 2026-02-09.");
  expect(second).toContain("0 passed, 1 failed, 0 advice, 0 not checked");
  expect(second).toContain("12 requests judged, with updates, seed 7");
});

test("a report of one error as it stands in a comment", () => {
  expect(markdownReport(reportOf())).toMatchInlineSnapshot(`
    "### ❌ The server differs from the contract of 2026-02-09.

    Checks: 0 passed, 1 failed, 0 advice, 0 not checked. <code>http&#58;//127.0.0.1&#58;4010</code>: 12 requests judged, with updates, seed 7, 1 of 2 statuses, 1 of 1 members and 0 of 1 values of the description seen.

    #### 1 error

    <details><summary><b>documented-body</b>: startTime is not as documented (type).<br><code>GET /workflow&#95;runs/a</code>, answered 200, seen 3 times</summary>

    The body of an answer fits the schema of its status.

    - API version: <code>2026-02-09</code>
    - Operation: <code>getWorkflowRun</code>
    - Place in the body: <code>/startTime</code>
    - Place in the description: <code>&#35;/components/schemas/WorkflowRun/properties/startTime/type</code>
    - Documented: <code>string or null</code>
    - Received: <code>12</code>

    \`\`\`sh
    curl -s -i 'http://127.0.0.1:4010/workflow_runs/a' -H "authorization: Bearer $EXTEND_API_KEY"
    \`\`\`

    </details>

    #### How to repeat it

    Each finding ends with a command that sends its request again. Keys are read from \`$EXTEND_API_KEY\`.

    The same seed sends the same requests in the same order:

    \`\`\`sh
    extend-contract verify --url http://127.0.0.1:4010 --seed 7
    \`\`\`
    "
  `);
});

test("a report that conforms has no empty parts", () => {
  const report = reportOf({ verdict: "conforms", findings: [], checks: [checkOf({ outcome: "passed" })] });
  const titles = markdownReport(report).match(/^#+ .*/gm);
  expect(titles).toEqual(["### ✅ The server keeps the contract of 2026-02-09.", "#### How to repeat it"]);
});

test("errors come first and information last, before how to repeat it", () => {
  const titles = markdownReport(reportWith("text")).match(/^#### .*/gm);
  expect(titles).toEqual([
    "#### 1 error",
    "#### Advice, not part of the verdict",
    "#### Not checked",
    "#### Left behind",
    "#### Information",
    "#### How to repeat it",
  ]);
});

test("it fits into a comment, and says what is left out", () => {
  const long = "<@`".repeat(5000);
  const { findings, leftBehind, ...report } = reportWith(long);
  const markdown = markdownReport({
    ...report,
    findings: findings.flatMap((finding) => Array(300).fill({ ...finding, message: "Wrong.", operation: "get" })),
    leftBehind: {
      metadataKeys: Array(300).fill(long),
      notRestored: Array(300).fill(long),
      created: Array(300).fill(long),
    },
  });
  expect(markdown.length).toBeLessThan(65_536);
  expect(markdown).toMatch(/^\d+ more are in the JSON and HTML reports\.$/m);
  expect(markdown).toContain("The command has 15000 characters");
});

test.each(hostileTexts)("nothing in %j is markup", (text) => {
  const [hostile, plain] = [text, "plain"].map((it) => outsideFences(markdownReport(reportWith(it))));
  // Every character that means something is the report's own, and in its place.
  const skeleton = (markdown = "") => markdown.replace(/<span>&#\d+;<\/span>|&#\d+;/g, "").match(/[&<>`*_[\]|~\\$@#]/g);
  expect(skeleton(hostile)).toEqual(skeleton(plain));
  expect(hostile?.split("\n").length).toBe(plain?.split("\n").length);
});

test("a fence is longer than those in its text", () => {
  const curl = "curl --data-raw '```\n````\n<b>'";
  expect(markdownReport(reportOf({ findings: [findingOf({ curl })] }))).toContain(
    `\n\`\`\`\`\`sh\n${curl}\n\`\`\`\`\`\n`,
  );
});

function outsideFences(markdown: string): string {
  return markdown.replace(/^(`{3,})sh\n[\s\S]*?\n\1$/gm, "(code)");
}
