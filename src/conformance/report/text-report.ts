import { styleText } from "node:util";
import type { Finding, KnownFinding, Report } from "./report.js";
import { plural, summaryOf, times } from "./summary.js";
import { visibleTexts } from "./visible.js";

interface TextOptions {
  /** Whether to use the colours of a terminal. @default false */
  color?: boolean;
}

type Color = "bold" | "dim" | "green" | "red" | "yellow";
type Colors = Record<Color, (text: string) => string>;

/** A longer command fills the screen, and is in the other reports. */
const longestCommand = 2000;

/** A longer list of names says less than their number. */
const mostNames = 3;

/**
 * A report for a terminal: what was not checked, the findings, then one line that counts the checks, then the verdict.
 * Nothing of the other side reaches the terminal as anything but visible characters.
 */
export function textReport(report: Report, { color = false }: TextOptions = {}): string {
  const colors = colorsOf(color);
  // Here, for every text at once: one that is forgotten could move the cursor, or paint over a verdict.
  const shown = visibleTexts(report);
  const { headline, ended, errors, advice, information, counts, notChecked, facts } = summaryOf(shown);
  const paint = { conforms: colors.green, differs: colors.red, none: colors.yellow }[shown.verdict];
  const unjudged = shown.operations.filter(({ judged }) => judged === 0);
  const conclusion = [
    `${counts.passed} passed, ${counts.failed} failed, ${counts.advice} advice, ${counts["not-checked"]} not checked`,
    `${paint(headline)}${ended === null ? "" : ` ${ended}`} (${facts.join(", ")})`,
  ];
  const blocks = [
    ...listText(
      "Not checked",
      notChecked.map(({ reason, names }) => {
        const which = names.length > mostNames ? plural(names.length, "check") : names.join(", ");
        return `${which}: ${reason}`;
      }),
      colors,
    ),
    ...listText(
      `Operations judged: ${shown.operations.length - unjudged.length} of ${shown.operations.length}`,
      unjudged.length === 0 ? [] : [`not judged: ${unjudged.map(({ operation }) => operation).join(", ")}`],
      colors,
    ),
    ...[...errors, ...advice].map((finding) => findingText(finding, colors)),
    ...listText(
      "Information",
      information.map(({ message, apiVersion, count }) => {
        const version = shown.apiVersions.length > 1 ? `${apiVersion}: ` : "";
        return `${version}${message} (${times(count)})`;
      }),
      colors,
    ),
    ...listText("Known, and left out", (shown.baseline?.known ?? []).map(knownText), colors),
    ...listText("Known, and not found any more", (shown.baseline?.fixed ?? []).map(knownText), colors),
    ...leftText(shown, colors),
    conclusion.join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function colorsOf(enabled: boolean): Colors {
  // The caller has decided; whether this process has a terminal says nothing of where the text goes.
  const paint = (color: Color) => (text: string) =>
    enabled ? styleText(color, text, { validateStream: false }) : text;
  return {
    bold: paint("bold"),
    dim: paint("dim"),
    green: paint("green"),
    red: paint("red"),
    yellow: paint("yellow"),
  };
}

function listText(title: string, lines: readonly string[], { bold }: Colors): string[] {
  return lines.length === 0 ? [] : [[bold(title), ...lines.map((line) => `  ${line}`)].join("\n")];
}

function knownText({ check, apiVersion, operation, message, reason, expires }: KnownFinding): string {
  const until = expires === null ? "" : `, until ${expires}`;
  return cut(
    `${[check, apiVersion, operation].filter((it) => it !== null).join("  ")}  ${message} (${reason}${until})`,
  );
}

function findingText(finding: Finding, { bold, red, yellow, dim }: Colors): string {
  const { severity, check, apiVersion, operation, status, message, request, count, curl, alsoAt } = finding;
  const label = severity === "error" ? red("ERROR ") : yellow("ADVICE");
  const rows: [string, string | null][] = [
    ["request", `${request.method} ${cut(request.path)}${status === null ? "" : ` -> ${status}`}`],
    ["place", finding.at],
    ["also at", alsoAt.length === 0 ? null : cut(alsoAt.join(", "))],
    ["description", finding.schemaAt],
    ["received", finding.received],
    ["documented", finding.documented],
    ["seen", times(count)],
    ["body", request.body === null ? null : cut(request.body)],
    ["again", curl.length > longestCommand ? `a command of ${curl.length} characters, in the JSON report` : curl],
  ];
  return [
    `${label} ${bold(check)}  ${[apiVersion, operation].filter((it) => it !== null).join("  ")}`,
    `  ${message}`,
    ...rows.flatMap(([name, value]) => (value === null ? [] : [`  ${dim(name.padEnd(11))} ${value}`])),
  ].join("\n");
}

function leftText({ leftBehind: { metadataKeys, notRestored, created } }: Report, { bold, red }: Colors): string[] {
  const inTheWay = `${plural(metadataKeys.length, "metadata key")} left behind, emptied (merging cannot remove one):`;
  // What is created or not put back is for somebody to see to; of the keys, a few tell what they are.
  const lists: [title: string, names: string[], most: number][] = [
    [bold(inTheWay), metadataKeys, 10],
    [bold("Created, and not deleted:"), created, Number.POSITIVE_INFINITY],
    [red("Not put back, although the old value was sent again:"), notRestored, Number.POSITIVE_INFINITY],
  ];
  return lists.flatMap(([title, names, most]) => {
    if (names.length === 0) return [];
    const shown = names.slice(0, most).map((name) => cut(JSON.stringify(name)));
    const more = names.length > most ? ` and ${names.length - most} more, in the JSON report` : "";
    return [`${title}\n  ${shown.join(", ")}${more}`];
  });
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}… (${text.length} characters)` : text;
}
