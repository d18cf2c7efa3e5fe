import { apiVersions, versionHeaderName } from "../../api-versions.js";
import { isObject } from "../../json.js";
import { matchOperation } from "../../serving/match-operation.js";
import { targetOf } from "../../serving/request-target.js";
import type { Judged } from "../checks/answers/answer-check.js";
import { answerChecks } from "../checks/answers/index.js";
import { runChecksOf } from "../checks/runs/index.js";
import type { Description, Operation } from "../description/load-description.js";
import type { RunDescription } from "../description/run-description.js";
import { type Exchange, isExample, type SentRequest } from "../exchange/exchange.js";
import type { Secret } from "../exchange/secret.js";
import type { Book } from "./ledger.js";

/** What an exchange is judged by, beside the exchange. */
export interface Circumstances {
  description: RunDescription;
  /** @see Judged */
  tolerated?: readonly number[];
  /** @default true */
  asksForVersion?: boolean;
  secret: Secret;
}

/** The operation that a request is for, and the parameters in its path, decoded. */
export interface Match {
  /** Undefined where the description has none. */
  operation: Operation | undefined;
  pathParameters: Readonly<Record<string, string>>;
}

/** Finds the operation of a description that a request is for. */
export function matchRequest(description: Description, { method, path }: Pick<SentRequest, "method" | "path">): Match {
  const pathname = targetOf({ url: path })?.pathname ?? "";
  // HEAD is GET without the body.
  const match = matchOperation(description.version, method === "HEAD" ? "GET" : method, pathname);
  if (match === "unknown") return { operation: undefined, pathParameters: {} };
  const { operation, pathParameters } = match;
  return { operation: description.operationOf(operation.method, operation.path), pathParameters };
}

/** Holds one exchange against everything that is asked of every answer, and of every run in one. */
export function judge(book: Book, exchange: Exchange, circumstances: Circumstances): void {
  const { description, tolerated = [], asksForVersion = true, secret } = circumstances;
  const { request, answer } = exchange;
  const { version } = description;
  const { operation, pathParameters } = matchRequest(description, request);
  const judged: Judged = {
    ...exchange,
    description,
    operation,
    pathParameters,
    documented: operation?.responses.get(answer.status),
    tolerated,
    asksForVersion,
    hasUsedRequestId: book.hasSeen(answer.headers.get("x-extend-request-id")),
    secret,
  };
  const place = { apiVersion: version, request, operation: operation?.operationId, status: answer.status };
  book.judged(version, operation);
  if (asksForVersion) book.coverage.see(description, operation, answer);
  for (const check of answerChecks) {
    if (!check.appliesTo(judged)) continue;
    book.looked(check, version);
    for (const problem of check.check(judged)) book.add({ check: check.name, problem, ...place });
  }
  const { member, schema } = operation?.result ?? {};
  if (schema !== description.run || !asksForVersion || answer.status < 200 || answer.status > 299) return;
  const run = member === undefined ? answer.json : isObject(answer.json) ? answer.json[member] : undefined;
  if (!isObject(run)) return;
  const id = isExample(answer) ? undefined : idInPath(description, pathParameters);
  for (const check of runChecksOf(description)) {
    book.looked(check, version);
    for (const { keys, ...problem } of check.check(run, { id, description })) {
      const inBody = keys && { keys: member === undefined ? keys : [member, ...keys] };
      book.add({ check: check.name, problem: { ...problem, ...inBody }, ...place });
    }
  }
}

/** The same for an answer that asks for patience, whatever version was asked for. */
export function judgeRateLimited(book: Book, exchange: Exchange, { description, secret }: Circumstances): void {
  const { versionHeader = null } = apiVersions[description.version];
  const asksForVersion = exchange.request.headers.get(versionHeaderName) === versionHeader;
  judge(book, exchange, { description, asksForVersion, secret });
}

/** The id of the run that a path is about, also where more follows on it. */
function idInPath({ get }: RunDescription, pathParameters: Match["pathParameters"]): string | undefined {
  const [, name = ""] = /\{(\w+)\}$/.exec(get.path) ?? [];
  return pathParameters[name];
}
