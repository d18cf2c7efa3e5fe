import { pointerTo } from "../../bundles/openapi.js";
import type { Severity } from "../checks/problem.js";
import { curlOf } from "../exchange/curl.js";
import type { SentRequest } from "../exchange/exchange.js";
import { createSecret } from "../exchange/secret.js";
import { causeOf, type Entry, type Ledger } from "../session/ledger.js";
import type { CheckResult, Finding, Report } from "./report.js";

const order: readonly Severity[] = ["error", "advice", "information"];

/** What a report says beside what is in the book. */
export type ReportParts = Omit<Report, "findings" | "checks" | "verdict"> & {
  ledger: Ledger;
  /** The keys that were sent in good faith. None of them is in the report. */
  tokens: readonly string[];
};

/** Makes the report of a book: equal causes become one finding, and the key is in none of it. */
export function createReport({ ledger, tokens, ...parts }: ReportParts): Report {
  const groups = new Map<string, Entry[]>();
  for (const entry of ledger.entries) {
    const cause = causeOf(entry);
    groups.set(cause, [...(groups.get(cause) ?? []), entry]);
  }
  const findings = [...groups.values()].map((entries) => findingOf(parts.url, entries, tokens));
  findings.sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
  const hasErrors = findings.some(({ severity }) => severity === "error");
  const { reason, url, apiVersions, runIds, seed, cases, write, requests, rateLimited, leftBehind } = parts;
  const report: Report = {
    verdict: hasErrors ? "differs" : reason === null ? "conforms" : "none",
    ...{ reason, url, apiVersions, runIds, seed, cases, write, requests, rateLimited, findings },
    checks: resultsOf(ledger, findings),
    leftBehind,
  };
  const secrets = tokens.map(createSecret);
  return masked(report, (text) => secrets.reduce((shown, secret) => secret.mask(shown), text));
}

function findingOf(url: string, entries: readonly Entry[], tokens: readonly string[]): Finding {
  const smallest = entries.reduce((found, entry) => (sizeOf(entry.request) < sizeOf(found.request) ? entry : found));
  const { check, problem, apiVersion, operation, status, request } = smallest;
  return {
    check,
    severity: problem.severity ?? "error",
    apiVersion,
    message: problem.message,
    operation: operation ?? null,
    status: status ?? null,
    at: problem.keys ? pointerTo("", ...problem.keys) : null,
    schemaAt: problem.schemaAt ?? null,
    received: problem.received ?? null,
    documented: problem.documented ?? null,
    count: entries.length,
    request: {
      method: request.method,
      path: request.path,
      headers: Object.fromEntries(request.headers),
      body: request.body ?? null,
    },
    curl: curlOf(url, request, tokens),
  };
}

function sizeOf({ path, body }: SentRequest): number {
  return path.length + (body?.length ?? 0);
}

function resultsOf(ledger: Ledger, findings: readonly Finding[]): CheckResult[] {
  return [...ledger.checks.values()].map(({ info, lookedIn, reason }) => {
    const own = findings.filter(({ check }) => check === info.name);
    const has = (severity: Severity) => own.some((finding) => finding.severity === severity);
    const outcome = has("error") ? "failed" : has("advice") ? "advice" : lookedIn.size > 0 ? "passed" : "not-checked";
    return {
      name: info.name,
      claim: info.claim,
      rules: [...(info.rules ?? [])],
      outcome,
      apiVersions: [...lookedIn],
      reason: outcome === "not-checked" ? (reason ?? "nothing that it is about came up") : null,
    };
  });
}

/** Every text in a value, keys included, as a function shows it. */
function masked<T>(value: T, mask: (text: string) => string): T {
  if (typeof value === "string") return mask(value) as T;
  if (Array.isArray(value)) return value.map((entry) => masked(entry, mask)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mask(key), masked(inner, mask)])) as T;
}
