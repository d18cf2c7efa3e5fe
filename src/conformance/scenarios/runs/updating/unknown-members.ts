import { needsWrite, ownKey, type Scenario } from "../../scenario.js";

const check = {
  name: "unknown-members",
  claim: "An update with a member that no version knows is carried out without it.",
};

/** A client of a later version sends them. That they are ignored is usual, and nowhere documented: so it is advice. */
export const unknownMembers: Scenario = {
  check,
  unmet: needsWrite,
  async play(session) {
    const body = { metadata: { [ownKey("first")]: "beside an unknown member" }, memberOfNoVersion: { a: 1 } };
    const { exchange, effect } = await session.change({ body });
    const problem = {
      severity: "advice" as const,
      message: "An update with an unknown member is refused.",
      received: String(exchange.answer.status),
      documented: "200",
    };
    session.report(check, exchange, ...(effect.accepted ? [] : [problem]));
  },
};
