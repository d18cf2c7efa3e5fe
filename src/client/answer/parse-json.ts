import { UnreadableAnswerError } from "../errors/index.js";
import { maskToken } from "./mask-token.js";
import { type Body, readBody } from "./read-body.js";

/**
 * The JSON of an answer.
 *
 * @throws UnreadableAnswerError when it breaks off, is empty, says it is something else than JSON, or does not parse;
 * the caller's own abort passes through unchanged
 */
export async function parseJson(request: Request, response: Response): Promise<unknown> {
  const body = await readBody(response);
  if (body.failure && request.signal.aborted) throw body.failure.cause;
  if (body.failure) throw unreadable("whose body broke off", request, response, body);
  if (body.text === "") throw unreadable("without a body", request, response, body);
  const contentType = response.headers.get("content-type");
  if (contentType && !/^[\w.+-]+\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType)) {
    throw unreadable(`of type ${contentType}`, request, response, body);
  }
  try {
    return JSON.parse(body.text);
  } catch (cause) {
    throw unreadable("that is not valid JSON", request, response, { ...body, failure: { cause } });
  }
}

/** The error for an answer that cannot be understood; `what` continues the sentence "The API answered 502 …". */
export function unreadable(what: string, request: Request, response: Response, body: Body): UnreadableAnswerError {
  const text = maskToken(body.text, request);
  const start = text.slice(0, 100).replace(/\s+/g, " ").trim();
  const quote = start === "" ? "" : `, starting with ${JSON.stringify(start)}`;
  return new UnreadableAnswerError(
    maskToken(`The API answered ${response.status} ${what}${quote}. ${request.method} ${request.url}`, request),
    { status: response.status, excerpt: text.slice(0, UnreadableAnswerError.maxExcerpt) },
    body.failure && { cause: body.failure.cause },
  );
}
