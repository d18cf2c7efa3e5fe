import type { Answer } from "./answer.js";
import { unreadable } from "./unreadable.js";

/**
 * The JSON of an answer whose body is whole.
 *
 * @throws UnreadableAnswerError when the body is empty, says it is something else than JSON, or does not parse
 */
export function parseJson(answer: Answer): unknown {
  const refuse = (what: string, cause?: unknown) => unreadable(answer, { what, cause });
  if (answer.text === "") throw refuse("without a body");
  const contentType = answer.response.headers.get("content-type");
  if (contentType && !/^[\w.+-]+\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType)) {
    throw refuse(`of type ${contentType}`);
  }
  try {
    return JSON.parse(answer.text);
  } catch (cause) {
    throw refuse("that is not valid JSON", cause);
  }
}
