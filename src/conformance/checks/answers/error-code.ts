import type { Schema } from "../../../bundles/openapi.js";
import { isObject, show } from "../../../json.js";
import { json } from "../../description/load-description.js";
import { type AnswerCheck, isDocumentedError, type Judged } from "./answer-check.js";

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
  // Where a code may be left out, the description has a code for broken files only.
  appliesTo: (judged) =>
    isDocumentedError(judged) &&
    hasCode(judged.answer.json) &&
    schemaOf(judged)?.required?.includes("code") === true &&
    codes[judged.answer.status] !== undefined,
  check({ answer: { status, json: body } }) {
    const wanted = codes[status];
    if (!hasCode(body) || body.code === wanted) return [];
    return [
      {
        message: `The code of a ${status} is not the documented one.`,
        keys: ["code"],
        received: show(body.code),
        documented: show(wanted),
      },
    ];
  },
};

function hasCode(body: unknown): body is { code: string } {
  return isObject(body) && typeof body.code === "string";
}

function schemaOf({ description, documented }: Judged): Schema | undefined {
  const pointer = documented?.content.get(json);
  return pointer === undefined ? undefined : description.schemaAt(pointer);
}
