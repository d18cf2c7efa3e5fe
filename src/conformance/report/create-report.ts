import { pointerTo } from "../../json.js";
import type { Severity } from "../checks/problem.js";
import type { Description } from "../description/load-description.js";
import { curlOf } from "../exchange/curl.js";
import type { Secret } from "../exchange/secret.js";
import { type Fault, type Faults, judgementKey, type Ledger, mostPlaces } from "../session/ledger.js";
import type { CheckResult, Finding, Report } from "./report.js";

const order: readonly Severity[] = ["error", "advice", "information"];

/** What a report says beside what is in the book. */
export type ReportParts = Omit<
  Report,
  "findings" | "coverage" | "checks" | "operations" | "verdict" | "apiVersions" | "baseline"
> & {
  ledger: Ledger;
  /** Of the versions that it is about. */
  descriptions: readonly Description[];
  /** The keys that were sent in good faith. None of them is in the report. */
  secret: Secret;
};

/** Makes the report of a book. */
export function createReport({ ledger, descriptions, secret, ...parts }: ReportParts): Report {
  const findings = findingsOf(ledger.faults, parts.url, secret);
  const hasErrors = findings.some(({ severity }) => severity === "error");
  const { url, runIds, seed, cases, write, requests, rateLimited } = parts;
  const apiVersions = descriptions.map(({ version }) => version);
  const { reason, notJudged, leftBehind, again } = parts;
  return {
    verdict: hasErrors ? "differs" : reason === null ? "conforms" : "none",
    ...{ reason: reason && secret.mask(reason), url, apiVersions, runIds, seed, cases, write, requests, notJudged },
    ...{ rateLimited, findings },
    operations: descriptions.flatMap(({ version, operations }) =>
      operations.map(({ operationId, method, path }) => ({
        ...{ apiVersion: version, operation: operationId, method, path },
        judged: ledger.judgements.get(judgementKey(version, { operationId })) ?? 0,
      })),
    ),
    coverage: descriptions.map((description) => ledger.coverage.of(description)),
    checks: resultsOf(ledger, findings),
    leftBehind: {
      metadataKeys: leftBehind.metadataKeys.map(secret.mask),
      notRestored: leftBehind.notRestored.map(secret.mask),
      created: leftBehind.created,
    },
    baseline: null,
    again,
  };
}

/** What is found, errors first, with no key in any of it. */
export function findingsOf(faults: Faults, url: string, secret: Secret): Finding[] {
  const findings = [...faults].map((fault) => findingOf(fault, url, secret));
  return findings.sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity));
}

function findingOf({ smallest, count, places }: Fault, url: string, secret: Secret): Finding {
  const { check, problem, apiVersion, operation, status, request } = smallest;
  const { mask } = secret;
  const maskOrNull = (text: string | undefined) => (text === undefined ? null : mask(text));
  const place = (keys: readonly string[]) => mask(pointerTo("", ...keys));
  const at = problem.keys ? place(problem.keys) : null;
  const others = [...places.values()].map(place).filter((other) => other !== at);
  return {
    check,
    severity: problem.severity ?? "error",
    apiVersion,
    message: mask(problem.message),
    operation: operation ?? null,
    status: status ?? null,
    at,
    alsoAt: others.slice(0, mostPlaces),
    schemaAt: problem.schemaAt ?? null,
    received: maskOrNull(problem.received),
    documented: maskOrNull(problem.documented),
    count,
    request: {
      method: request.method,
      path: mask(request.path),
      headers: Object.fromEntries([...request.headers].map(([name, value]) => [name, mask(value)])),
      body: maskOrNull(request.body),
    },
    curl: mask(curlOf(url, request, secret)),
  };
}

function resultsOf(ledger: Ledger, findings: readonly Finding[]): CheckResult[] {
  return [...ledger.checks.values()].map(({ info, lookedIn, reason }) => {
    const own = findings.filter(({ check }) => check === info.name);
    const has = (severity: Severity) => own.some((finding) => finding.severity === severity);
    const outcome = has("error") ? "failed" : has("advice") ? "advice" : lookedIn.size > 0 ? "passed" : "not-checked";
    return {
      name: info.name,
      claim: info.claim,
      outcome,
      apiVersions: [...lookedIn],
      reason: outcome === "not-checked" ? (reason ?? "nothing that it is about came up") : null,
    };
  });
}
