import { ExtendError } from "./extend-error.js";

/** What an {@link ApiError} is made of. */
export interface ApiErrorDetails {
  status: number;
  code: string | undefined;
  reason: string;
  retryable: boolean;
  requestId: string | undefined;
  body: unknown;
}

/**
 * The API refused or failed, and said so in one of its two documented bodies: `{code, message, retryable}` since
 * 2026-02-09, `{success, error}` before.
 *
 * @example
 * ```ts
 * import { ApiError, createExtendClient } from "extend-contract";
 *
 * const extend = createExtendClient({ token: "sk_example" });
 * try {
 *   await extend.workflowRuns.update("workflow_run_example", { name: "March invoices" });
 * } catch (error) {
 *   if (error instanceof ApiError && error.status === 404) console.log("no such run");
 *   else throw error;
 * }
 * ```
 */
export class ApiError extends ExtendError {
  override name = "ApiError";

  /** HTTP status of the answer. */
  declare readonly status: number;
  /** For programs, such as `NOT_FOUND`; an open list. Undefined before 2026-02-09, where bodies have no code. */
  declare readonly code: string | undefined;
  /** The API's own words, for people: `message` or `error` of the body. Do not match on it, it may change. */
  declare readonly reason: string;
  /** Whether the same request may succeed later, as the body says; where it does not, true for 429 and every 5xx. */
  declare readonly retryable: boolean;
  /** Quote it to Extend's support. From the body, else from the header `x-extend-request-id`. */
  declare readonly requestId: string | undefined;
  /** The whole body, parsed, with members that this version of the package does not know. */
  declare readonly body: unknown;

  constructor(message: string, details: ApiErrorDetails) {
    super(message);
    Object.assign(this, details);
  }
}
