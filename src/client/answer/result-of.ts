import { isObject } from "../values.js";
import type { Answer } from "./answer.js";
import { unreadable } from "./unreadable.js";

/** Whether a status says that the API did what it was asked. */
export function isSuccess({ status }: Response): boolean {
  return status >= 200 && status < 300;
}

/**
 * The JSON of an answer whose body is whole.
 *
 * @param ofAnyType whether JSON may call itself something else
 * @throws UnreadableAnswerError when the body is empty, says it is something else than JSON, or does not parse
 */
export function parseJson(answer: Answer, ofAnyType = false): unknown {
  const refuse = (what: string, cause?: unknown) => unreadable(answer, { what, cause });
  if (answer.text === "") throw refuse("without a body");
  const contentType = answer.response.headers.get("content-type");
  const isOther = contentType && !/^[\w.+-]+\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(contentType);
  if (isOther && !ofAnyType) throw refuse(`of type ${contentType}`);
  try {
    return JSON.parse(answer.text);
  } catch (cause) {
    throw refuse(isOther ? `of type ${contentType}` : "that is not valid JSON", cause);
  }
}

/**
 * The run inside a successful answer.
 *
 * Only what tells a run from something else is looked at: unknown members and enum values are the API's to add.
 *
 * @param envelope the member that holds the run; undefined where the body is the run itself
 * @throws UnreadableAnswerError when there is no run, as when something on the way dropped the version header and the
 * answer has the shape of another API version
 */
export function unwrapRun(answer: Answer, envelope: string | undefined): unknown {
  const body = parseJson(answer);
  const run = envelope === undefined ? body : isObject(body) ? body[envelope] : undefined;
  if (isObject(run) && typeof run.id === "string") return run;
  const where = envelope === undefined ? "as its body" : `in "${envelope}"`;
  throw unreadable(answer, { what: `without a workflow run ${where}` });
}
