import { ApiError, ExtendError } from "../errors/index.js";
import { maskToken } from "../secrets/mask-token.js";
import { isObject } from "../values.js";
import type { Answer } from "./answer.js";
import { isSuccess, parseJson } from "./result-of.js";
import { isRetryableStatus, unreadable } from "./unreadable.js";

/**
 * The error that an answer is; undefined for a success with a whole body. Knows the two bodies that the API documents,
 * `{code, message, retryable, …}` and `{success, error}`, and the first of them inside the second, which Extend's own
 * command line client expects; anything else becomes an unreadable answer.
 */
export function errorOf(answer: Answer): ExtendError | undefined {
  const { response, failure } = answer;
  if (failure) return unreadable(answer, failure);
  if (isSuccess(response)) return undefined;
  // Status 0 is what browsers show of a redirect that is not followed.
  if (response.status < 400) {
    const where = response.headers.get("location") ?? "another address";
    const what = `with a redirect to ${where}, which is not followed: set baseUrl to where the API answers`;
    return unreadable(answer, { what });
  }
  try {
    return apiErrorOf(answer);
  } catch (error) {
    if (error instanceof ExtendError) return error;
    // A body nested deeper than the stack.
    return unreadable(answer, { what: "with a body that cannot be read", cause: error });
  }
}

function apiErrorOf(answer: Answer): ExtendError {
  const { sent, response } = answer;
  const body = masked(parseJson(answer), (text) => maskToken(text, sent.authorization));
  const outer = isObject(body) ? body : {};
  const known = isObject(outer.error) ? { ...outer, ...outer.error } : outer;
  const reason = textOf(known.message) ?? textOf(known.error);
  if (reason === undefined) return unreadable(answer, { what: "with a body that is not an error of the API" });
  const { status } = response;
  const code = textOf(known.code);
  const requestId = textOf(known.requestId) ?? response.headers.get("x-extend-request-id") ?? undefined;
  const sentence = `${reason}${/[.!?]$/.test(reason) ? "" : "."} ${sent.method} ${sent.url}`;
  return new ApiError(`The API answered ${status}${code ? ` ${code}` : ""}: ${sentence}`, {
    status,
    code,
    reason,
    retryable: typeof known.retryable === "boolean" ? known.retryable : isRetryableStatus(status),
    requestId,
    body,
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** `value` with every text in it masked, names of members included. */
function masked(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === "string") return mask(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, mask));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [mask(key), masked(member, mask)]));
}
