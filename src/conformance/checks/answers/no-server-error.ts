import type { AnswerCheck } from "./answer-check.js";

/** A status from 500 is documented where it is, and still says that the server, not the request, is at fault. */
export const noServerError: AnswerCheck = {
  name: "no-server-error",
  claim: "No request makes the server fail.",
  appliesTo: () => true,
  check({ operation, answer: { status } }) {
    const isRefusedMethod = status === 501 && operation === undefined;
    if (status < 500 || isRefusedMethod) return [];
    return [{ message: `The server failed with ${status}.`, received: String(status), documented: "no server error" }];
  },
};
