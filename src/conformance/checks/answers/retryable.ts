import { isObject, show } from "../../../json.js";
import { type AnswerCheck, isDocumentedError } from "./answer-check.js";

const worthRepeating = ["RATE_LIMIT_EXCEEDED", "INTERNAL_ERROR"];

/** A client that believes `retryable` repeats a request for nothing, or gives up one that would succeed. */
export const retryable: AnswerCheck = {
  name: "retryable",
  claim: "An error is retryable exactly when its code is RATE_LIMIT_EXCEEDED or INTERNAL_ERROR.",
  appliesTo: (judged) => isDocumentedError(judged) && isObject(judged.answer.json) && "retryable" in judged.answer.json,
  check({ answer: { json } }) {
    const { code, retryable: received } = json as { code?: unknown; retryable: unknown };
    const wanted = worthRepeating.includes(String(code));
    if (typeof code !== "string" || typeof received !== "boolean" || received === wanted) return [];
    return [
      {
        message: `An error ${code} has retryable ${received}.`,
        keys: ["retryable"],
        received: show(received),
        documented: show(wanted),
      },
    ];
  },
};
