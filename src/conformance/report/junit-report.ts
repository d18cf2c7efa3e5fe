import xml, { type XmlObject } from "xml";
import type { ApiVersion } from "../../api-versions.js";
import { findingFacts } from "./finding-facts.js";
import type { CheckResult, Finding, Report } from "./report.js";
import { notJudgedText, plural, summaryOf } from "./summary.js";
import { onOneLine, visible } from "./visible.js";

/** A test case, and what CI counts of it. */
interface TestCase {
  element: XmlObject;
  outcome: "passed" | "failures" | "errors" | "skipped";
}

interface Suite {
  name: string;
  properties: [name: string, value: string][];
  cases: TestCase[];
}

/** A report as JUnit XML, for CI: a suite for each API version, in it a test case for each check. */
export function junitReport(report: Report): string {
  const { apiVersions, findings, checks } = report;
  const suites: Suite[] = [];
  if (report.verdict === "none") suites.push({ name: "verification", properties: [], cases: [noVerdict(report)] });
  // No finding may be lost here: what CI shows is all that many ever read.
  for (const version of new Set([...apiVersions, ...findings.map(({ apiVersion }) => apiVersion)])) {
    const cases = checks.map((check) => {
      const own = findings.filter((finding) => finding.check === check.name && finding.apiVersion === version);
      return caseOf(version, resultIn(version, check), own, report.seed);
    });
    suites.push({ name: version, properties: propertiesOf(report), cases });
  }
  const all = suites.flatMap(({ cases }) => cases);
  const testsuites = [{ _attr: { name: "extend-contract verify", ...countsOf(all) } }, ...suites.map(suiteElement)];
  return `${xml({ testsuites }, { declaration: true, indent: "  " })}\n`;
}

function suiteElement({ name, properties, cases }: Suite): XmlObject {
  const facts = properties.map(([name, value]) => ({ property: { _attr: { name, value: onOneLine(value) } } }));
  return {
    testsuite: [
      { _attr: { name, ...countsOf(cases) } },
      ...(facts.length > 0 ? [{ properties: facts }] : []),
      ...cases.map(({ element }) => element),
    ],
  };
}

function countsOf(cases: readonly TestCase[]): Record<string, number> {
  const count = (wanted: TestCase["outcome"]) => cases.filter(({ outcome }) => outcome === wanted).length;
  return { tests: cases.length, failures: count("failures"), errors: count("errors"), skipped: count("skipped") };
}

function noVerdict(report: Report): TestCase {
  const { headline, ended } = summaryOf(report);
  const message = onOneLine([headline, ended].filter((sentence) => sentence !== null).join(" "));
  const error = { error: { _attr: { message, type: "no verdict" } } };
  return {
    element: { testcase: [{ _attr: { classname: "extend-contract", name: "verification" } }, error] },
    outcome: "errors",
  };
}

function propertiesOf({ url, seed, write, requests, notJudged, reason }: Report): [string, string][] {
  return [
    ["url", url],
    ["requests", String(requests)],
    ...notJudged.map((it): [string, string] => ["not judged", notJudgedText(it)]),
    ["write", String(write)],
    ...(seed === null ? [] : ([["seed", String(seed)]] as [string, string][])),
    ...(reason === null ? [] : ([["reason", reason]] as [string, string][])),
  ];
}

/** A check that looked at something in another version alone has not passed in this one. */
function resultIn(version: ApiVersion, check: CheckResult): CheckResult {
  if (check.outcome === "not-checked" || check.apiVersions.includes(version)) return check;
  return { ...check, outcome: "not-checked", reason: `nothing that it is about came up in ${version}` };
}

/** How a check ended for one version. */
function caseOf(
  version: ApiVersion,
  { name, claim, outcome, reason }: CheckResult,
  findings: readonly Finding[],
  seed: number | null,
): TestCase {
  const errors = findings.filter(({ severity }) => severity === "error");
  const advice = findings.filter(({ severity }) => severity === "advice");
  const isSkipped = outcome === "not-checked";
  const children: XmlObject[] = [];
  const [first, ...others] = errors;
  if (first) {
    const more = others.length > 0 ? ` (and ${plural(others.length, "other finding")})` : "";
    const _attr = { message: onOneLine(first.message) + more, type: "finding" };
    children.push({ failure: { _attr, _cdata: textOf(errors, seed) } });
  }
  if (isSkipped) children.push({ skipped: { _attr: { message: onOneLine(`not checked: ${reason}`) } } });
  else if (advice.length > 0) children.push({ "system-out": { _cdata: textOf(advice, seed) } });
  const _attr = { classname: `extend-contract.${version}`, name: `${name}: ${claim}` };
  return {
    element: { testcase: [{ _attr }, ...children] },
    outcome: first ? "failures" : isSkipped ? "skipped" : "passed",
  };
}

function textOf(findings: readonly Finding[], seed: number | null): string {
  const blocks = findings.map((finding) => {
    const facts = [
      ...findingFacts(finding),
      ...(seed === null ? [] : [["Seed", String(seed)] as const]),
      ["Again", finding.curl] as const,
    ];
    return [
      `${finding.severity}: ${onOneLine(finding.message)}`,
      ...facts.map(([name, value]) => `  ${`${name}:`.padEnd(26)}${visible(value)}`),
    ].join("\n");
  });
  return `\n${blocks.join("\n\n")}\n`;
}
