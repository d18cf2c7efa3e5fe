import { ApiError, type ExtendError } from "../errors/index.js";
import { maskToken } from "./mask-token.js";
import { parseJson, unreadable } from "./parse-json.js";

/**
 * The error for an answer that is not a success. Knows the two bodies that the API documents, `{code, message,
 * retryable, …}` and `{success, error}`; anything else becomes an unreadable answer.
 */
export async function apiErrorOf(request: Request, response: Response): Promise<ExtendError> {
  const body = await parseJson(request, response);
  // Masked as text, so that a token is found wherever in the body it stands.
  const masked = maskToken(JSON.stringify(body), request);
  const error: unknown = JSON.parse(masked);
  const known = error !== null && typeof error === "object" ? (error as Record<string, unknown>) : {};
  const reason = [known.message, known.error].find((text) => typeof text === "string");
  if (typeof reason !== "string") {
    return unreadable("with a body that is not an error of the API", request, response, { text: masked });
  }
  const code = typeof known.code === "string" ? known.code : undefined;
  const { status } = response;
  const requestId =
    typeof known.requestId === "string" ? known.requestId : (response.headers.get("x-extend-request-id") ?? undefined);
  return new ApiError(sentence(request, status, code, reason), {
    status,
    code,
    reason,
    retryable: typeof known.retryable === "boolean" ? known.retryable : status === 429 || status >= 500,
    requestId,
    body: error,
  });
}

function sentence(request: Request, status: number, code: string | undefined, reason: string): string {
  const full = /[.!?]$/.test(reason) ? reason : `${reason}.`;
  return `The API answered ${status}${code ? ` ${code}` : ""}: ${full} ${request.method} ${request.url}`;
}
