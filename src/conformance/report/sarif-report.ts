import { findingFacts } from "./finding-facts.js";
import type { Finding, Report } from "./report.js";
import { summaryOf } from "./summary.js";
import { onOneLine, visible } from "./visible.js";

const levels: Record<Finding["severity"], string> = { error: "error", advice: "warning", information: "note" };

/**
 * A report as SARIF 2.1.0, for code scanning: a rule for each check, a result for each finding. Its place is that in the
 * description, since the code of the server is not known here.
 */
export function sarifReport(report: Report): string {
  const { checks, findings, reason } = report;
  const rules = checks.map(({ name, claim }) => ({ id: name, shortDescription: { text: claim } }));
  const { headline, ended } = summaryOf(report);
  const notification = { level: "error", message: { text: onOneLine(`${headline} ${ended ?? ""}`.trim()) } };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "extend-contract verify", rules } },
        invocations: [
          {
            executionSuccessful: report.verdict !== "none",
            ...(reason !== null && { toolExecutionNotifications: [notification] }),
          },
        ],
        results: findings.map((finding) => resultOf(finding, rules)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function resultOf(finding: Finding, rules: readonly { id: string }[]) {
  const { check, severity, apiVersion, operation, at, message, schemaAt, count } = finding;
  const facts = findingFacts(finding).map(([name, value]) => `${name}: ${visible(value)}`);
  const name = [apiVersion, operation, at].filter((part) => part !== null && part !== "").join(" ");
  return {
    ruleId: check,
    ruleIndex: rules.findIndex(({ id }) => id === check),
    level: levels[severity],
    message: { text: [onOneLine(message), ...facts].join("\n") },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: `openapi/${apiVersion}.json` } },
        logicalLocations: [
          { fullyQualifiedName: onOneLine(name), ...(schemaAt !== null && { name: onOneLine(schemaAt) }) },
        ],
      },
    ],
    occurrenceCount: count,
    // What keeps its number when it is found again tomorrow.
    partialFingerprints: {
      "extendContract/v1": onOneLine(JSON.stringify([apiVersion, check, operation, at, message])),
    },
  };
}
