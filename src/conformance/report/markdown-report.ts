import { findingFacts } from "./finding-facts.js";
import { code, fenced, prose } from "./markdown-text.js";
import type { CheckResult, Finding, Report } from "./report.js";
import { plural, summaryOf, times } from "./summary.js";

/** GitHub takes 65536 characters as a comment. These parts of a report have no other bound; the sum leaves some room. */
const room = {
  errors: 28_000,
  advice: 10_000,
  information: 5000,
  notChecked: 6000,
  operations: 2000,
  keys: 5000,
  notRestored: 3000,
  created: 2000,
};

/** A longer command is of no use in a comment, and of none at all when it is cut. */
const longestCommand = 4000;

/** What the summary of a finding says already. */
const saidBefore = ["Request", "Status", "Seen"];

const signs: Record<Report["verdict"], string> = { conforms: "✅", differs: "❌", none: "⚠️" };

/** A report as Markdown, for a comment on a pull request at GitHub. Nothing in it that a server sent is markup. */
export function markdownReport(report: Report): string {
  const { verdict, url, checks } = report;
  const { headline, ended, errors, advice, information, counts, notChecked, facts } = summaryOf(report);
  const blockOf = (finding: Finding) => findingBlock(finding, checks);
  const blocks = [
    `### ${signs[verdict]} ${prose(headline)}`,
    ...(ended === null ? [] : [prose(ended)]),
    `Checks: ${counts.passed} passed, ${counts.failed} failed, ${counts.advice} advice, ` +
      `${counts["not-checked"]} not checked. ${code(url)}: ${prose(facts.join(", "))}.`,
    ...section(plural(errors.length, "error"), errors.map(blockOf), room.errors),
    ...section("Advice, not part of the verdict", advice.map(blockOf), room.advice),
    ...section("Not checked", notChecked.map(notCheckedLine), room.notChecked),
    ...section("Operations that were not judged", operationLines(report), room.operations),
    ...section("Left behind", leftBlocks(report)),
    ...section("Information", information.map(informationLine), room.information),
    ...repeatBlocks(report),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** A title and as many entries as there is room for; nothing when there are none. */
function section(title: string, entries: readonly string[], roomFor = Infinity): string[] {
  if (entries.length === 0) return [];
  const { shown, left } = fitting(entries, roomFor);
  const isList = entries[0]?.startsWith("- ");
  return [
    `#### ${title}`,
    ...(shown.length === 0 ? [] : [shown.join(isList ? "\n" : "\n\n")]),
    ...(left === 0 ? [] : [`${left} more are in the JSON and HTML reports.`]),
  ];
}

/** The first entries that there is room for, and how many are left. */
function fitting(entries: readonly string[], roomFor: number): { shown: string[]; left: number } {
  let length = 0;
  const shown = entries.filter((entry) => {
    length += entry.length + 2;
    return length <= roomFor;
  });
  return { shown, left: entries.length - shown.length };
}

function findingBlock(finding: Finding, checks: readonly CheckResult[]): string {
  const { check, message, request, status, count, curl } = finding;
  const result = checks.find(({ name }) => name === check);
  const answer = status === null ? "no answer" : `answered ${status}`;
  return [
    `<details><summary><b>${prose(check)}</b>: ${prose(message)}<br>` +
      `${code(`${request.method} ${request.path}`, 120)}, ${answer}, seen ${times(count)}</summary>`,
    ...(result ? [prose(result.claim)] : []),
    findingFacts(finding)
      .filter(([name]) => !saidBefore.includes(name))
      .map(([name, value]) => `- ${name}: ${code(value)}`)
      .join("\n"),
    commandBlock(curl),
    "</details>",
  ].join("\n\n");
}

function commandBlock(command: string): string {
  if (command.length <= longestCommand) return fenced(command, "sh");
  return `The command has ${command.length} characters. It is in the JSON and HTML reports.`;
}

function informationLine({ check, message, operation, count }: Finding): string {
  const where = operation === null ? "" : `, ${code(operation)}`;
  return `- ${prose(message)} (${code(check)}${where}, seen ${times(count)})`;
}

function notCheckedLine({ reason, names }: { reason: string; names: string[] }): string {
  return `- ${names.map((name) => code(name)).join(", ")}: ${prose(reason)}`;
}

function operationLines({ operations }: Report): string[] {
  return operations
    .filter(({ judged }) => judged === 0)
    .map(
      ({ apiVersion, operation, method, path }) =>
        `- ${code(operation)}, ${code(`${method} ${path}`)} of ${apiVersion}`,
    );
}

function leftBlocks({ leftBehind: { metadataKeys, notRestored, created } }: Report): string[] {
  const summary = `${plural(metadataKeys.length, "metadata key")} of the first run, which merging cannot remove`;
  return [
    ...(notRestored.length === 0
      ? []
      : [`**Not put back**, although the old value was sent again: ${namesOf(notRestored, room.notRestored)}`]),
    ...(created.length === 0 ? [] : [`**Created, and not deleted**: ${namesOf(created, room.created)}`]),
    ...(metadataKeys.length === 0
      ? []
      : [`<details><summary>${summary}</summary>`, namesOf(metadataKeys, room.keys), "</details>"]),
  ];
}

function namesOf(names: readonly string[], roomFor: number): string {
  const { shown, left } = fitting(
    names.map((name) => code(name, 100)),
    roomFor,
  );
  return `${shown.join(", ")}${left === 0 ? "" : ` and ${left} more`}`;
}

function repeatBlocks(report: Report): string[] {
  const { again } = report;
  const hasFindings = report.findings.length > 0;
  if (again === null && !hasFindings) return [];
  return [
    "#### How to repeat it",
    ...(hasFindings
      ? ["Each finding ends with a command that sends its request again. Keys are read from `$EXTEND_API_KEY`."]
      : []),
    ...(again === null ? [] : ["The same seed sends the same requests in the same order:", commandBlock(again)]),
  ];
}
