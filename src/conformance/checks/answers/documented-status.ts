import type { AnswerCheck } from "./answer-check.js";

/** A client can only handle the statuses that it has been told of. */
export const documentedStatus: AnswerCheck = {
  name: "documented-status",
  claim: "The status of an answer is one that the operation documents.",
  // 429 may come at any time, and every version but the newest leaves it out. 5xx has a check of its own.
  appliesTo: ({ operation, answer }) => operation !== undefined && answer.status !== 429 && answer.status < 500,
  check({ operation, documented, tolerated, answer: { status } }) {
    if (documented || tolerated.includes(status)) return [];
    const statuses = [...(operation?.responses.keys() ?? [])];
    return [
      {
        message: `Status ${status} is not documented.`,
        received: String(status),
        documented: `one of ${statuses.join(", ")}`,
      },
    ];
  },
};
