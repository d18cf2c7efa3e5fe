import type { Description, DocumentedResponse, Operation } from "../../description/load-description.js";
import type { Exchange } from "../../exchange/exchange.js";
import type { Secret } from "../../exchange/secret.js";
import type { Problem } from "../problem.js";

/** An exchange, and what it is to be judged by. */
export interface Judged extends Exchange {
  description: Description;
  /** The documented operation that the request is for; undefined when it is for none, as with a wrong method. */
  operation: Operation | undefined;
  /** The parameters in its path, decoded. */
  pathParameters: Readonly<Record<string, string>>;
  /** What the operation documents for the status of the answer, if anything. */
  documented: DocumentedResponse | undefined;
  /**
   * Statuses that are right here although the operation does not document them, because the request lies outside of what
   * it documents, such as 415 for another content type.
   */
  tolerated: readonly number[];
  /** Whether the request asked for the version of the description, so that the answer has to be in its shape. */
  asksForVersion: boolean;
  /** Whether an earlier answer had the same request id. */
  hasUsedRequestId: boolean;
  /** The caller's key. */
  secret: Secret;
}

/** A claim about every answer, whatever was asked. */
export interface AnswerCheck {
  /** Kebab-case, the name of its file. */
  name: string;
  /** What holds for a server that passes. */
  claim: string;
  /** Whether it has anything to say about this answer. */
  appliesTo(judged: Judged): boolean;
  check(judged: Judged): Problem[];
}

/** Whether the answer is a documented failure, in the version of the description. */
export function isDocumentedError({ answer, documented, asksForVersion }: Judged): boolean {
  return asksForVersion && documented !== undefined && answer.status >= 400;
}
