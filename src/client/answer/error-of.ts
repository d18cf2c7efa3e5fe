import { ApiError, ExtendError } from "../errors/index.js";
import { maskToken } from "../secrets/mask-token.js";
import type { Answer } from "./answer.js";
import { parseJson } from "./parse-json.js";
import { isRetryableStatus, unreadable } from "./unreadable.js";

/**
 * The error that an answer is; undefined for a success with a whole body. Knows the two bodies that the API documents,
 * `{code, message, retryable, …}` and `{success, error}`; anything else becomes an unreadable answer.
 */
export function errorOf(answer: Answer): ExtendError | undefined {
  if (answer.failure) return unreadable(answer, answer.failure);
  const { response } = answer;
  if (response.ok) return undefined;
  // Status 0 is what browsers show of a redirect that is not followed.
  if (response.status < 400) {
    const where = response.headers.get("location") ?? "another address";
    const what = `with a redirect to ${where}, which is not followed: set baseUrl to where the API answers`;
    return unreadable(answer, { what, retryable: false });
  }
  try {
    return apiErrorOf(answer);
  } catch (error) {
    if (error instanceof ExtendError) return error;
    // A body nested deeper than the stack.
    return unreadable(answer, { what: "with a body that cannot be read", cause: error, retryable: false });
  }
}

function apiErrorOf(answer: Answer): ExtendError {
  const { sent, response } = answer;
  const body = masked(parseJson(answer), (text) => maskToken(text, sent.authorization));
  const known = body !== null && typeof body === "object" ? (body as Record<string, unknown>) : {};
  const reason = [known.message, known.error].find((text) => typeof text === "string");
  if (typeof reason !== "string") {
    return unreadable(answer, { what: "with a body that is not an error of the API", retryable: false });
  }
  const { status } = response;
  const code = typeof known.code === "string" ? known.code : undefined;
  const requestId =
    typeof known.requestId === "string" ? known.requestId : (response.headers.get("x-extend-request-id") ?? undefined);
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

/** `value` with every text in it masked, names of members included. */
function masked(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === "string") return mask(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => masked(item, mask));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [mask(key), masked(member, mask)]));
}
