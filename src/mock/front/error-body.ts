import { type ApiVersion, operationAt } from "../../api-versions.js";
import type { Refusal } from "./refusal-error.js";

/** Codes that the API documents as worth repeating. */
const retryable = new Set(["RATE_LIMIT_EXCEEDED", "INTERNAL_ERROR"]);

/** The error body of an API version: `{code, message, …}` since 2026-02-09, `{success, error}` before. */
export function errorBody(version: ApiVersion, { code, message }: Refusal, requestId: string): object {
  const isEnveloped = operationAt(version, "workflowRuns", "get").result !== undefined;
  return isEnveloped
    ? { success: false, error: message }
    : { code, message, retryable: retryable.has(code), requestId };
}
