import junit, { type Builder, type TestCase } from "junit-report-builder";
import type { ApiVersion } from "../../api-versions.js";
import { findingFacts } from "./finding-facts.js";
import type { CheckResult, Finding, Report } from "./report.js";
import { notJudgedText, plural, summaryOf } from "./summary.js";
import { onOneLine, visible } from "./visible.js";

/** The package exports its builder as the module itself; its types say that it is the member `default`. */
const junitBuilder = junit as unknown as Builder;

/** A report as JUnit XML, for CI: a suite for each API version, in it a test case for each check. */
export function junitReport(report: Report): string {
  const { apiVersions, findings, checks } = report;
  const builder = junitBuilder.newBuilder().name("extend-contract verify");
  if (report.verdict === "none") {
    const { headline, ended } = summaryOf(report);
    const message = onOneLine([headline, ended].filter((sentence) => sentence !== null).join(" "));
    const suite = builder.testSuite().name("verification");
    suite.testCase().className("extend-contract").name("verification").error(message, "no verdict");
  }
  // No finding may be lost here: what CI shows is all that many ever read.
  for (const version of new Set([...apiVersions, ...findings.map(({ apiVersion }) => apiVersion)])) {
    const suite = builder.testSuite().name(version);
    for (const [name, value] of propertiesOf(report)) suite.property(name, onOneLine(value));
    for (const check of checks) {
      const test = suite.testCase().className(`extend-contract.${version}`).name(`${check.name}: ${check.claim}`);
      const own = findings.filter((finding) => finding.check === check.name && finding.apiVersion === version);
      tell(test, resultIn(version, check), own, report.seed);
    }
  }
  return `${builder.build()}\n`;
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

/** Tells a test case how its check ended for one version. */
function tell(test: TestCase, check: CheckResult, findings: readonly Finding[], seed: number | null): void {
  const errors = findings.filter(({ severity }) => severity === "error");
  const advice = findings.filter(({ severity }) => severity === "advice");
  const [first, ...others] = errors;
  if (first) {
    const more = others.length > 0 ? ` (and ${plural(others.length, "other finding")})` : "";
    test.failure(onOneLine(first.message) + more, "finding").stacktrace(textOf(errors, seed));
  }
  if (check.outcome === "not-checked") {
    // The builder knows no message of a skipped test.
    test.skipped().standardOutput(visible(`not checked: ${check.reason}`));
  } else if (advice.length > 0) {
    test.standardOutput(textOf(advice, seed));
  }
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
