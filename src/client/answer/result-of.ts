import type { Operation } from "../../operations.js";
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
 * The result of an operation inside a successful answer.
 *
 * Only what tells it from something else is looked at: unknown members and enum values are the API's to add.
 *
 * @throws UnreadableAnswerError when there is none, as when something on the way dropped the version header and the answer
 * has the shape of another API version
 */
export function resultOf(answer: Answer, { result: envelope, page, unsettled }: Operation): unknown {
  const isBare = !envelope && !page && !unsettled;
  if (isBare && answer.response.status === 204) return undefined;
  const body = parseJson(answer);
  const result = envelope === undefined ? body : isObject(body) ? body[envelope] : undefined;
  const things = envelope !== undefined && Array.isArray(result) ? result : [result];
  // What has a status of its own is a thing with an id, and no envelope.
  const fits = page
    ? isObject(body) && Array.isArray(body[page.items])
    : things.every((thing) => isObject(thing) && (!unsettled || typeof thing.id === "string"));
  if (fits) return result;
  const where = envelope ?? page?.items;
  throw unreadable(answer, { what: `without its result ${where === undefined ? "as its body" : `in "${where}"`}` });
}
