import { createColors } from "picocolors";
import type { Finding, Report } from "./report.js";
import { plural, summaryOf, times } from "./summary.js";
import { onOneLine } from "./visible.js";

interface TextOptions {
  /** Whether to use the colours of a terminal. @default false */
  color?: boolean;
}

type Colors = ReturnType<typeof createColors>;

/** A report for a terminal: the findings, then one line that counts the checks, then the verdict. */
export function textReport(report: Report, { color = false }: TextOptions = {}): string {
  const colors = createColors(color);
  const { verdict } = report;
  const { headline, ended, errors, advice, information, counts, notChecked, facts } = summaryOf(report);
  const why = notChecked.map(({ reason, names }) => `${names.join(", ")} (${reason})`).join("; ");
  const paint = { conforms: colors.green, differs: colors.red, none: colors.yellow }[verdict];
  const conclusion = [
    `${counts.passed} passed, ${counts.failed} failed, ${counts.advice} advice, ` +
      `${counts["not-checked"]} not checked${why === "" ? "" : `: ${why}`}`,
    `${paint(headline)}${ended === null ? "" : ` ${ended}`} (${facts.join(", ")})`,
  ];
  const lines = information.map(({ message, count }) => `  ${onOneLine(message)} (${times(count)})`);
  const blocks = [
    ...[...errors, ...advice].map((finding) => findingText(finding, colors)),
    ...(lines.length > 0 ? [[colors.bold("Information"), ...lines].join("\n")] : []),
    ...leftText(report, colors),
    conclusion.join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function findingText(finding: Finding, { bold, red, yellow, dim }: Colors): string {
  const { severity, check, apiVersion, operation, status, message, request, count } = finding;
  const label = severity === "error" ? red("ERROR ") : yellow("ADVICE");
  const rows: [string, string | null][] = [
    ["request", `${request.method} ${request.path}${status === null ? "" : ` -> ${status}`}`],
    ["place", finding.at],
    ["description", finding.schemaAt],
    ["received", finding.received],
    ["documented", finding.documented],
    ["seen", times(count)],
    ["body", request.body === null ? null : cut(request.body)],
    ["again", finding.curl],
  ];
  return [
    `${label} ${bold(check)}  ${[apiVersion, operation].filter((it) => it !== null).join("  ")}`,
    `  ${onOneLine(message)}`,
    ...rows.flatMap(([name, value]) => (value === null ? [] : [`  ${dim(name.padEnd(11))} ${onOneLine(value)}`])),
  ].join("\n");
}

function leftText({ leftBehind: { metadataKeys, notRestored } }: Report, { bold, red }: Colors): string[] {
  const inTheWay = `${plural(metadataKeys.length, "metadata key")} left behind, emptied (merging cannot remove one):`;
  const lists: [string, string[]][] = [
    [bold(inTheWay), metadataKeys],
    [red("Not put back, although the old value was sent again:"), notRestored],
  ];
  return lists.flatMap(([title, names]) =>
    names.length > 0 ? [`${title}\n  ${names.map((name) => onOneLine(cut(JSON.stringify(name)))).join(", ")}`] : [],
  );
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}… (${text.length} characters)` : text;
}
