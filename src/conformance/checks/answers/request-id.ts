import { isObject, show } from "../../../json.js";
import { isExample } from "../../exchange/exchange.js";
import { type AnswerCheck, isDocumentedError } from "./answer-check.js";

/** One exchange, one id: whoever quotes either of the two means the same. */
export const requestId: AnswerCheck = {
  name: "request-id",
  claim: "The request id in the body of an error is the one in the header.",
  appliesTo: (judged) =>
    isDocumentedError(judged) &&
    judged.answer.headers.has("x-extend-request-id") &&
    isObject(judged.answer.json) &&
    judged.answer.json.requestId !== undefined,
  check({ answer: { json, headers } }) {
    const { requestId: received } = json as { requestId: unknown };
    if (received === headers.get("x-extend-request-id")) return [];
    // Inferred from their names: no source says that they are equal.
    return [
      {
        severity: "advice",
        message: "The request ids in header and body differ.",
        isOfServer: true,
        keys: ["requestId"],
        received: show(typeof received === "string" ? "another id" : received),
        documented: "the id in the header x-extend-request-id",
      },
    ];
  },
};

/** Whoever quotes an id in a report means one exchange. */
export const uniqueRequestId: AnswerCheck = {
  name: "unique-request-id",
  claim: "No two answers have the same request id.",
  appliesTo: ({ answer }) => answer.headers.has("x-extend-request-id") && !isExample(answer),
  check: ({ hasUsedRequestId }) =>
    hasUsedRequestId
      ? [
          {
            message: "An answer has the request id of another one.",
            isOfServer: true,
            received: "an id that was there before",
            documented: "an id of its own",
          },
        ]
      : [],
};
