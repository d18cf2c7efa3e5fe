import { needsWrite, probe, type Scenario } from "../../scenario.js";
import { unauthorized, unknownKey } from "../authentication.js";

const check = {
  name: "unauthenticated-update",
  claim: "An update without a key that the server knows is answered with 401.",
};

/** A server that answers 401 and carries the update out all the same is seen by reading the run. */
export const unauthenticatedUpdate: Scenario = {
  check,
  unmet: needsWrite,
  async play(session) {
    for (const authorization of [null, unknownKey]) {
      const { exchange } = await session.change({ body: probe("without a key"), headers: { authorization } });
      session.report(check, exchange, ...unauthorized(exchange.answer.status));
    }
  },
};
