import { expect, test } from "vitest";
import { junitReport } from "./junit-report.js";
import { checkOf, findingOf, hostileTexts, reportOf, reportWith } from "./test-support.js";

test("a failed check is a failure with its findings as text", () => {
  const xml = junitReport(reportOf({ findings: [findingOf(), findingOf({ message: "Another." })] }));
  expect(xml).toContain('<testsuite name="2026-02-09" tests="1" failures="1" errors="0" skipped="0">');
  expect(xml).toContain(
    '<testcase classname="extend-contract.2026-02-09" name="documented-body: The body of an answer fits the schema of its status.">',
  );
  expect(xml).toContain(
    '<failure message="startTime is not as documented (type). (and 1 other finding)" type="finding">',
  );
  for (const part of ["error: Another.", "string or null", "/startTime", "3 times", "curl -s -i", "Seed: "]) {
    expect(xml).toContain(part);
  }
});

test("advice passes and is told, a check that was not made is skipped, with the reason", () => {
  const xml = junitReport(
    reportOf({
      verdict: "conforms",
      findings: [findingOf({ severity: "advice" }), findingOf({ check: "known-members", severity: "information" })],
      checks: [
        checkOf({ outcome: "advice" }),
        checkOf({ name: "known-members", outcome: "passed" }),
        checkOf({ name: "foreign-run", outcome: "not-checked", reason: "no --foreign-run-id was given" }),
      ],
    }),
  );
  expect(xml).toContain('tests="3" failures="0" errors="0" skipped="1"');
  expect(xml).toMatch(/<system-out><!\[CDATA\[\s+advice: startTime is not as documented/);
  expect(xml).toContain('<skipped message="not checked: no --foreign-run-id was given"/>');
  expect(xml).not.toContain("information:");
});

test("without a verdict there is an error that says why", () => {
  const reason = "the server does not answer";
  const xml = junitReport(reportOf({ verdict: "none", reason, findings: [], apiVersions: [], checks: [] }));
  expect(xml).toContain('<testsuites name="extend-contract verify" tests="1" failures="0" errors="1" skipped="0">');
  expect(xml).toContain('name="verification"');
  expect(xml).toContain("There is no verdict. It was not checked to the end: the server does not answer.");
});

test("each version has a suite, with its own findings and only the checks that were made in it", () => {
  const checks = [checkOf({ apiVersions: ["v1", "2026-02-09"] }), checkOf({ name: "unreadable-key" })];
  const xml = junitReport(reportOf({ apiVersions: ["v1", "2026-02-09"], checks }));
  expect(xml).toContain('<testsuite name="v1" tests="2" failures="0" errors="0" skipped="1"');
  expect(xml).toContain("not checked: nothing that it is about came up in v1");
  expect(xml).toContain('<testsuite name="2026-02-09" tests="2" failures="1" errors="0" skipped="0"');
});

test.each(hostileTexts)("it is well-formed, and has the same elements, with %j", (text) => {
  const xml = junitReport(reportWith(text));
  expect(elementsOf(xml)).toEqual(elementsOf(junitReport(reportWith("plain"))));
});

/** The names of the elements in their order. Refuses what no XML may hold. */
function elementsOf(xml: string): string[] {
  expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  const markup = xml.replace(/^<\?xml [^?]+\?>\n/, "").replace(/<!\[CDATA\[.*?\]\]>/gs, "");
  const tag = /<(\/?)([a-z-]+)((?: [a-z]+="(?:[^<&"]|&(?:amp|lt|gt|quot|apos|#x[0-9A-F]+);)*")*)(\/?)>/g;
  expect(markup.replace(tag, "").replace(/&(amp|lt|gt|quot|apos|#x[0-9A-F]+);/g, "")).not.toMatch(/[<&]|\]\]>/);
  const open: string[] = [];
  return [...markup.matchAll(tag)].map(([, closes, name = "", , isEmpty]) => {
    if (closes) expect(open.pop()).toBe(name);
    else if (!isEmpty) open.push(name);
    return `${closes}${name}`;
  });
}
