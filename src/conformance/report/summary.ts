import { coverageText } from "../coverage/contract-coverage.js";
import type { CheckResult, Finding, NotJudged, Report } from "./report.js";

/** What every written report says first. */
export interface Summary {
  /** The verdict, in one sentence. */
  headline: string;
  /** Why it was not checked to the end, in one sentence; null when it was. */
  ended: string | null;
  errors: Finding[];
  advice: Finding[];
  information: Finding[];
  /** How many checks ended how. */
  counts: Record<CheckResult["outcome"], number>;
  /** The checks that were not made, those with one reason together. */
  notChecked: { reason: string; names: string[] }[];
  /** What was sent, in a few words each. */
  facts: string[];
}

/** Sorts a report into what its readers look for. */
export function summaryOf(report: Report): Summary {
  const { verdict, reason, apiVersions, findings, checks, requests, notJudged, rateLimited, seed, write } = report;
  const { known = [], fixed = [] } = report.baseline ?? {};
  const of = (severity: Finding["severity"]) => findings.filter((finding) => finding.severity === severity);
  const count = (outcome: CheckResult["outcome"]) => checks.filter((check) => check.outcome === outcome).length;
  const versions = apiVersions.join(" and ");
  const headlines = {
    conforms: `The server keeps the contract of ${versions}.`,
    differs: `The server differs from the contract of ${versions}.`,
    none: "There is no verdict.",
  };
  return {
    headline: headlines[verdict],
    ended: reason === null ? null : `It was not checked to the end: ${reason}.`,
    errors: of("error"),
    advice: of("advice"),
    information: of("information"),
    counts: {
      passed: count("passed"),
      failed: count("failed"),
      advice: count("advice"),
      "not-checked": count("not-checked"),
    },
    notChecked: notCheckedOf(checks),
    facts: [
      `${plural(requests, "request")} judged`,
      ...notJudged.map(notJudgedText),
      ...(rateLimited > 0 ? [`${plural(rateLimited, "answer")} of 429 waited out`] : []),
      ...(known.length > 0 ? [`${plural(known.length, "known finding")} left out`] : []),
      ...(fixed.length > 0 ? [`${plural(fixed.length, "known finding")} not found any more`] : []),
      // Traffic that passes is whatever it is.
      ...(seed === null ? [] : [write ? "with updates" : "without updates", `seed ${seed}`]),
      ...report.coverage.map((coverage) => {
        const of = report.coverage.length > 1 ? ` of ${coverage.apiVersion}` : "";
        return `${coverageText(coverage)}${of} seen`;
      }),
    ],
  };
}

/** `3 not judged: no answer`. */
export function notJudgedText({ reason, count }: NotJudged): string {
  return `${count} not judged: ${reason}`;
}

/** `once`, or `3 times`. */
export function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

/** `1 error`, or `3 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function notCheckedOf(checks: readonly CheckResult[]): Summary["notChecked"] {
  const names = new Map<string, string[]>();
  for (const { name, outcome, reason } of checks) {
    if (outcome !== "not-checked") continue;
    const key = reason ?? "";
    names.set(key, [...(names.get(key) ?? []), name]);
  }
  return [...names].map(([reason, those]) => ({ reason, names: those }));
}
