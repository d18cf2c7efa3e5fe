import { type ApiVersion, apiVersions, versionHeaderName } from "../../api-versions.js";
import { targetOf } from "../../serving/request-target.js";
import { assumedVersion, versionOfRequest } from "../../serving/version-of-request.js";
import { exchangeChecks } from "../all-checks.js";
import { loadRunDescription, type RunDescription } from "../description/run-description.js";
import { withoutCredentials } from "../exchange/credentials.js";
import type { Answer, Exchange, SentRequest } from "../exchange/exchange.js";
import { createSecret, type Secret } from "../exchange/secret.js";
import { createReport, findingsOf } from "../report/create-report.js";
import type { Finding, Report } from "../report/report.js";
import { judge, matchRequest } from "../session/judge.js";
import { type Book, createFaults, createLedger, type Entry } from "../session/ledger.js";

/** What one exchange is found to be. */
export interface JudgedTraffic {
  /** The version of its description; undefined when no description has its path. */
  apiVersion: ApiVersion | undefined;
  /** Why it was not judged; undefined when it was. */
  notJudged: string | undefined;
  /** What in it breaks the contract, information left out. */
  findings: Finding[];
}

/** Judges exchanges of any version, whoever made them, and keeps the book of all of them. */
export interface TrafficJudge {
  /** @param apiVersion the version that was asked for, where the request does not say it */
  judge(exchange: Exchange, apiVersion?: ApiVersion): JudgedTraffic;
  /** Counts an exchange that cannot be judged. */
  leaveOut(request: SentRequest, reason: string): JudgedTraffic;
  report(): Report;
}

const versions = Object.keys(apiVersions) as ApiVersion[];

/** How many credentials are remembered, to take them also out of what others are answered. */
const mostSecrets = 200;

/** How many reasons are told apart: the other side may name any coding. */
const mostReasons = 20;

/**
 * Statuses that any request may get, and that no description lists: it came too slowly, is too long, or of a type that is
 * not taken.
 */
const tolerated = [408, 413, 414, 415, 431];

/**
 * Makes a judge with the descriptions of every version.
 *
 * @param url base URL of the server that the traffic is with, for the report
 */
export async function createTrafficJudge(url: string): Promise<TrafficJudge> {
  const descriptions = new Map<ApiVersion, RunDescription>();
  for (const version of versions) descriptions.set(version, await loadRunDescription(version));
  const checks = [
    ...new Map([...descriptions.values()].flatMap(exchangeChecks).map((check) => [check.name, check])).values(),
  ];
  const ledger = createLedger(checks);
  const seen = new Set<ApiVersion>();
  const notJudged = new Map<string, number>();
  const secrets = new Set<string>();
  let requests = 0;
  /** Of all that are remembered; made anew when there is a new one. */
  let known: Secret | undefined;

  /** Remembers the credentials of a request, the latest of all. */
  function learn(values: readonly string[]): void {
    for (const value of values) {
      if (!secrets.delete(value)) known = undefined;
      secrets.add(value);
    }
    for (const oldest of [...secrets].slice(0, -mostSecrets)) secrets.delete(oldest);
  }

  function knownSecrets(): Secret {
    known ??= createSecret(...secrets);
    return known;
  }

  function place(request: SentRequest, answer?: Answer, apiVersion?: ApiVersion) {
    const { path, headers } = request;
    const { pathname = "" } = targetOf({ url: path }) ?? {};
    const asked = apiVersion ?? versionOfRequest(pathname, headers.get(versionHeaderName) ?? undefined);
    const isUnknown = asked === undefined || asked === "unknown";
    const version = isUnknown ? (namedBy(answer) ?? assumedVersion) : asked;
    const description = descriptions.get(version) as RunDescription;
    const { operation } = matchRequest(description, request);
    return { description, operation, asksForVersion: asked !== "unknown" };
  }

  function leaveOut(apiVersion: ApiVersion | undefined, reason: string): JudgedTraffic {
    const told = notJudged.has(reason) || notJudged.size < mostReasons ? reason : "other reasons";
    notJudged.set(told, (notJudged.get(told) ?? 0) + 1);
    return { apiVersion, notJudged: reason, findings: [] };
  }

  return {
    leaveOut(request, reason) {
      const { description, operation } = place(request);
      return leaveOut(operation && description.version, operation ? reason : unknown);
    },
    judge({ request, answer }, apiVersion) {
      const { description, operation, asksForVersion } = place(request, answer, apiVersion);
      if (!operation) return leaveOut(undefined, unknown);
      const { version } = description;
      const { request: shown, keys, others } = withoutCredentials(request);
      learn([...keys, ...others]);
      const { mask } = createSecret(...keys, ...others);
      const masked = { ...shown, path: mask(shown.path), body: shown.body && mask(shown.body) };
      const own = createFaults();
      const book: Book = {
        hasSeen: ledger.hasSeen,
        judged: ledger.judged,
        looked: ledger.looked,
        coverage: ledger.coverage,
        add(entry) {
          const clean = withoutSecrets(entry, mask);
          ledger.add(clean);
          own.add(clean);
        },
      };
      judge(
        book,
        { request: masked, answer },
        {
          description,
          asksForVersion,
          // A key of a few characters would be found by chance.
          secret: createSecret(...keys.filter(({ length }) => length >= 8)),
          tolerated,
        },
      );
      requests++;
      seen.add(version);
      const findings = findingsOf(own, url, knownSecrets());
      return {
        apiVersion: version,
        notJudged: undefined,
        findings: findings.filter(({ severity }) => severity !== "information"),
      };
    },
    report: () =>
      createReport({
        ledger,
        secret: knownSecrets(),
        reason: requests === 0 ? "nothing has passed that could be judged" : null,
        url,
        descriptions: [...descriptions.values()].filter(({ version }) => seen.has(version)),
        runIds: [],
        seed: null,
        cases: null,
        write: false,
        requests,
        notJudged: [...notJudged].map(([reason, count]) => ({ reason, count })),
        rateLimited: 0,
        leftBehind: { metadataKeys: [], notRestored: [], created: [] },
        again: null,
      }),
  };
}

const unknown = "no description has the operation";

function withoutSecrets({ problem, ...entry }: Entry, mask: (text: string) => string): Entry {
  const { message, cause, received, documented, keys } = problem;
  return {
    ...entry,
    problem: {
      ...problem,
      message: mask(message),
      ...(cause !== undefined && { cause: mask(cause) }),
      ...(received !== undefined && { received: mask(received) }),
      ...(documented !== undefined && { documented: mask(documented) }),
      ...(keys && { keys: keys.map(mask) }),
    },
  };
}

/** The version that an answer says it is of. */
function namedBy(answer: Answer | undefined): ApiVersion | undefined {
  const name = answer?.headers.get(versionHeaderName) ?? undefined;
  return versions.find((version) => name !== undefined && apiVersions[version].versionHeader === name);
}
