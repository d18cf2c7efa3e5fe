import type { SentRequest } from "../../exchange/exchange.js";
import type { AnswerCheck } from "./answer-check.js";

/** Statuses of HTTP itself, for who sends one of these headers: no operation has to document them. */
const conditional: Readonly<Record<number, readonly string[]>> = {
  206: ["range"],
  304: ["if-none-match", "if-modified-since"],
  406: ["accept-encoding", "accept-language", "accept-charset"],
  412: ["if-match", "if-none-match", "if-unmodified-since", "if-range"],
  416: ["range"],
  417: ["expect"],
};

function isAskedFor({ headers }: SentRequest, status: number): boolean {
  return conditional[status]?.some((name) => headers.has(name)) ?? false;
}

/** A client can only handle the statuses that it has been told of. */
export const documentedStatus: AnswerCheck = {
  name: "documented-status",
  claim: "The status of an answer is one that the operation documents.",
  // 429 may come at any time, and every version but the newest leaves it out. 5xx has a check of its own.
  appliesTo: ({ operation, answer }) => operation !== undefined && answer.status !== 429 && answer.status < 500,
  check({ request, operation, documented, tolerated, answer: { status } }) {
    if (documented || tolerated.includes(status) || isAskedFor(request, status)) return [];
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
