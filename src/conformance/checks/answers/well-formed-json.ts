import type { TextFlaw } from "../../exchange/read-json.js";
import type { AnswerCheck } from "./answer-check.js";

const messages: Record<TextFlaw["kind"], string> = {
  "not-utf-8": "The body is not UTF-8.",
  "byte-order-mark": "The body begins with a byte order mark.",
  "not-json": "The body is not JSON.",
  "too-deep": "The body is nested too deep to be read.",
  "repeated-key": "An object in the body has the same key twice.",
};

/**
 * Parsers differ in what they make of a body that is almost JSON.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-8.1
 */
export const wellFormedJson: AnswerCheck = {
  name: "well-formed-json",
  claim: "A body is JSON that every parser reads alike: UTF-8, no byte order mark, no key twice.",
  // A body that says it is something else is none: that is for the check of its media type.
  appliesTo: ({ documented, answer: { headers, text } }) =>
    (documented?.content.size ?? 0) > 0 && text !== "" && /json/i.test(headers.get("content-type") ?? "json"),
  check: ({ answer }) =>
    answer.flaws.map(({ kind, received }) => ({
      message: messages[kind],
      isOfServer: true,
      received,
      documented: "well-formed JSON in UTF-8",
    })),
};
