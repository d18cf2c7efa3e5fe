import type { AnswerCheck } from "./answer-check.js";
import { documentedBody } from "./documented-body.js";
import { documentedContentType } from "./documented-content-type.js";
import { documentedHeaders } from "./documented-headers.js";
import { documentedStatus } from "./documented-status.js";
import { errorCode } from "./error-code.js";
import { knownMembers } from "./known-members.js";
import { noInternals } from "./no-internals.js";
import { noSecret } from "./no-secret.js";
import { noServerError } from "./no-server-error.js";
import { requestId, uniqueRequestId } from "./request-id.js";
import { retryable } from "./retryable.js";
import { wellFormedJson } from "./well-formed-json.js";

/** What is asked of every answer. */
export const answerChecks: readonly AnswerCheck[] = [
  noServerError,
  documentedStatus,
  documentedContentType,
  wellFormedJson,
  documentedHeaders,
  documentedBody,
  errorCode,
  retryable,
  requestId,
  uniqueRequestId,
  noSecret,
  noInternals,
  knownMembers,
];
