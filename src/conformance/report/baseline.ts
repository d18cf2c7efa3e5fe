import { isObject, show } from "../../json.js";
import type { CheckResult, Finding, KnownFinding, Report } from "./report.js";

/** What was known before a report, as the file holds it. */
export interface Baseline {
  findings: KnownFinding[];
}

/** What the reason says until a person writes one. */
const noReason = "not said";

/**
 * The findings of a report that a baseline does not know; what it knows is moved to `baseline.known`, and what it knows
 * and was looked for without being found to `baseline.fixed`. The verdict and the checks are those of what is left.
 *
 * @param day today, such as `2026-11-26`: what has expired before is no longer accepted
 */
export function withBaseline(report: Report, baseline: Baseline, day: string): Report {
  const accepted = new Map(baseline.findings.filter((it) => isAccepted(it, day)).map((it) => [keyOf(it), it]));
  const found = new Set(report.findings.map(keyOf));
  const isKnown = (finding: Finding) => accepted.has(keyOf(finding));
  const findings = report.findings.filter((finding) => !isKnown(finding));
  const hasErrors = findings.some(({ severity }) => severity === "error");
  return {
    ...report,
    verdict: hasErrors ? "differs" : report.reason === null ? "conforms" : "none",
    findings,
    checks: report.checks.map((check) => withOutcome(check, findings)),
    baseline: {
      known: [...accepted].flatMap(([key, known]) => (found.has(key) ? [known] : [])),
      fixed: [...accepted].flatMap(([key, known]) => (!found.has(key) && wasLookedFor(report, known) ? [known] : [])),
    },
  };
}

/**
 * The baseline that knows all errors and advice of a report, in an order of its own. What an older one knows keeps its
 * reason and its day, also where this report did not look for it.
 */
export function baselineOf(report: Report, older: Baseline = { findings: [] }): Baseline {
  const known = new Map(older.findings.map((it) => [keyOf(it), it]));
  const kept = older.findings.filter((it) => !wasLookedFor(report, it));
  const found = report.findings
    .filter(({ severity }) => severity !== "information")
    .map(({ check, apiVersion, operation, at, message }): KnownFinding => {
      const finding = { check, apiVersion, operation, at, message };
      const { reason = noReason, expires = null } = known.get(keyOf(finding)) ?? {};
      return { ...finding, reason, expires };
    });
  const all = new Map([...kept, ...found].map((it) => [keyOf(it), it]));
  return { findings: [...all].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, it]) => it) };
}

/**
 * Reads what a file holds.
 *
 * @throws TypeError that says what is wrong with it, and where
 */
export function parseBaseline(text: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TypeError(`it is not JSON (${(error as Error).message})`);
  }
  const { findings } = isObject(value) ? value : {};
  if (!Array.isArray(findings)) throw new TypeError("it has no list findings");
  for (const [index, finding] of findings.entries()) {
    const at = `findings[${index}]`;
    if (!isObject(finding)) throw new TypeError(`${at} is no object`);
    for (const name of ["check", "apiVersion", "message", "reason"]) {
      if (typeof finding[name] !== "string") throw new TypeError(`${at}.${name} is no text`);
    }
    for (const name of ["operation", "at", "expires"]) {
      if (finding[name] !== null && typeof finding[name] !== "string")
        throw new TypeError(`${at}.${name} is neither text nor null`);
    }
    if (finding.expires !== null && !/^\d{4}-\d{2}-\d{2}$/.test(String(finding.expires)))
      throw new TypeError(`${at}.expires is ${show(finding.expires)}, and no day such as 2027-03-31`);
  }
  return { findings: findings as KnownFinding[] };
}

function keyOf({ check, apiVersion, operation, at, message }: Omit<KnownFinding, "reason" | "expires">): string {
  return JSON.stringify([apiVersion, check, operation, at, message]);
}

function isAccepted({ expires }: KnownFinding, day: string): boolean {
  return expires === null || day <= expires;
}

/** Whether what is not found is not there: its check looked at something in its version, to the end. */
function wasLookedFor({ checks, reason }: Report, { check, apiVersion }: KnownFinding): boolean {
  return reason === null && checks.some(({ name, apiVersions }) => name === check && apiVersions.includes(apiVersion));
}

function withOutcome(check: CheckResult, findings: readonly Finding[]): CheckResult {
  if (check.outcome !== "failed" && check.outcome !== "advice") return check;
  const own = new Set(findings.filter((finding) => finding.check === check.name).map(({ severity }) => severity));
  return { ...check, outcome: own.has("error") ? "failed" : own.has("advice") ? "advice" : "passed" };
}
