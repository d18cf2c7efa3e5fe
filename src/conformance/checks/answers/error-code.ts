import { isObject, show } from "../../../json.js";
import { type AnswerCheck, isDocumentedError } from "./answer-check.js";

// The Error Codes guide. That a 403 has FORBIDDEN is inferred, so it is not here; the list is open, so other statuses
// may have any code.
const codes: Readonly<Record<number, string>> = {
  400: "INVALID_REQUEST",
  401: "UNAUTHORIZED",
  402: "USAGE_BLOCKED",
  404: "NOT_FOUND",
  422: "INVALID_REQUEST",
  429: "RATE_LIMIT_EXCEEDED",
  500: "INTERNAL_ERROR",
};

/** In the version that has codes, programs decide by them. */
export const errorCode: AnswerCheck = {
  name: "error-code",
  claim: "The code of an error is the one that is documented for its status.",
  // Earlier versions have a code for broken files only, which no operation on a run takes.
  appliesTo: (judged) =>
    judged.description.schemaAt(judged.description.error).required?.includes("code") === true &&
    hasCode(judged.answer.json) &&
    isDocumentedError(judged) &&
    codes[judged.answer.status] !== undefined,
  check({ answer: { status, json } }) {
    const wanted = codes[status];
    if (!hasCode(json) || json.code === wanted) return [];
    return [
      {
        message: `The code of a ${status} is not the documented one.`,
        keys: ["code"],
        received: show(json.code),
        documented: show(wanted),
      },
    ];
  },
};

function hasCode(body: unknown): body is { code: string } {
  return isObject(body) && typeof body.code === "string";
}
