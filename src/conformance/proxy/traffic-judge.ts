import { type ApiVersion, apiVersions, versionHeaderName } from "../../api-versions.js";
import { versionOfRequest } from "../../serving/version-of-request.js";
import { exchangeChecks } from "../all-checks.js";
import { type Description, loadDescription } from "../description/load-description.js";
import { matchOperation } from "../description/match-operation.js";
import type { Exchange } from "../exchange/exchange.js";
import { createSecret } from "../exchange/secret.js";
import { createReport } from "../report/create-report.js";
import type { Finding, Report } from "../report/report.js";
import { judge } from "../session/judge.js";
import { createLedger, type Ledger } from "../session/ledger.js";

/** What one exchange is found to be. */
export interface JudgedTraffic {
  /** The version that it was judged by; undefined when no description has its path. */
  apiVersion: ApiVersion | undefined;
  /** What in it breaks the contract, information left out. */
  findings: Finding[];
}

/** Judges exchanges of any version, whoever made them, and keeps the book of all of them. */
export interface TrafficJudge {
  judge(exchange: Exchange): JudgedTraffic;
  report(): Report;
}

const versions = Object.keys(apiVersions) as ApiVersion[];

/**
 * Makes a judge with the descriptions of every version.
 *
 * @param url base URL of the server that the traffic is with, for the report
 */
export async function createTrafficJudge(url: string): Promise<TrafficJudge> {
  const descriptions = new Map<ApiVersion, Description>();
  for (const version of versions) descriptions.set(version, await loadDescription(version));
  const checks = [...new Map(versions.flatMap(exchangeChecks).map((check) => [check.name, check])).values()];
  const ledger = createLedger(checks);
  const tokens = new Set<string>();
  const seen = new Set<ApiVersion>();
  let requests = 0;

  function reportOf(book: Ledger): Report {
    return createReport({
      ledger: book,
      tokens: [...tokens],
      reason: requests === 0 ? "nothing has passed that a description knows" : null,
      url,
      apiVersions: versions.filter((version) => seen.has(version)),
      runIds: [],
      seed: null,
      cases: null,
      write: false,
      requests,
      rateLimited: 0,
      leftBehind: { metadataKeys: [], notRestored: [] },
    });
  }

  return {
    judge(exchange) {
      const { request } = exchange;
      const { pathname } = new URL(request.path, "http://proxy");
      const asked = versionOfRequest(pathname, request.headers.get(versionHeaderName) ?? undefined);
      const version = asked === undefined || asked === "unknown" ? (namedBy(exchange) ?? "legacy") : asked;
      const description = descriptions.get(version) as Description;
      const match = matchOperation(description, request.method, pathname);
      if (!match) return { apiVersion: undefined, findings: [] };
      requests++;
      seen.add(version);
      const [, token = ""] = /^\S+\s+(\S+)$/.exec(request.headers.get("authorization") ?? "") ?? [];
      if (token !== "") tokens.add(token);
      const own = createLedger(checks);
      for (const book of [ledger, own]) {
        judge(book, exchange, {
          description,
          ...match,
          asksForVersion: asked !== "unknown",
          secret: createSecret(token),
          // Nothing is documented for another media type, nor for what is too long.
          tolerated: [413, 414, 415],
        });
      }
      const findings = reportOf(own).findings.filter(({ severity }) => severity !== "information");
      return { apiVersion: version, findings };
    },
    report: () => reportOf(ledger),
  };
}

/** The version that an answer says it is of. */
function namedBy({ answer }: Exchange): ApiVersion | undefined {
  const name = answer.headers.get(versionHeaderName);
  return versions.find((version) => name !== null && apiVersions[version].versionHeader === name);
}
