import type { Judged } from "../checks/answers/answer-check.js";
import { answerChecks } from "../checks/answers/index.js";
import { runChecks } from "../checks/runs/index.js";
import type { Description, Operation } from "../description/load-description.js";
import { keysInBody, runOf } from "../description/run-of.js";
import type { Exchange } from "../exchange/exchange.js";
import type { Secret } from "../exchange/secret.js";
import type { Book } from "./ledger.js";

/** What an exchange is judged by, beside the exchange. */
export interface Circumstances {
  description: Description;
  operation: Operation | undefined;
  /** @see Judged */
  tolerated?: readonly number[];
  /** @default true */
  asksForVersion?: boolean;
  /** The id in the path. */
  runId: string;
  secret: Secret;
}

/** Holds one exchange against everything that is asked of every answer, and of every run in one. */
export function judge(book: Book, exchange: Exchange, circumstances: Circumstances): void {
  const { description, operation, tolerated = [], asksForVersion = true, runId, secret } = circumstances;
  const { request, answer } = exchange;
  const judged: Judged = {
    ...exchange,
    description,
    operation,
    documented: operation?.responses.get(answer.status),
    tolerated,
    asksForVersion,
    secret,
  };
  const place = {
    apiVersion: description.version,
    request,
    operation: operation?.operationId,
    status: answer.status,
  };
  for (const check of answerChecks) {
    if (!check.appliesTo(judged)) continue;
    book.looked(check, description.version);
    for (const problem of check.check(judged)) book.add({ check: check.name, problem, ...place });
  }
  const run =
    operation && asksForVersion && answer.status === 200 ? runOf(description.version, answer.json) : undefined;
  if (!run) return;
  for (const check of runChecks) {
    if (check.versions && !check.versions.includes(description.version)) continue;
    book.looked(check, description.version);
    for (const { keys, ...problem } of check.check(run, { id: runId, description })) {
      const inBody = keys && { keys: keysInBody(description.version, keys) };
      book.add({ check: check.name, problem: { ...problem, ...inBody }, ...place });
    }
  }
}
