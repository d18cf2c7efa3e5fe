import { needsWrite, ownKey, type Scenario } from "../../scenario.js";

const check = {
  name: "content-type-of-request",
  claim: "JSON is taken with a charset beside its media type; another media type is refused or taken, never half.",
};

/** Many HTTP clients add a charset to every body, and some leave out the type. */
export const contentType: Scenario = {
  check,
  unmet: needsWrite,
  async play(session) {
    const key = ownKey("probe");
    for (const type of ["application/json; charset=utf-8", "application/json;charset=UTF-8"]) {
      const { exchange, effect } = await session.change({
        body: { metadata: { [key]: `as ${type}` } },
        headers: { "content-type": type },
      });
      const problem = {
        message: "A body of application/json with a charset is refused.",
        received: String(exchange.answer.status),
        documented: "200",
      };
      session.report(check, exchange, ...(effect.accepted ? [] : [problem]));
    }
    // What the answer to another type is, no source says. Whatever it is, it has to be true.
    for (const type of ["text/plain", "application/x-www-form-urlencoded", null]) {
      const { exchange } = await session.change({
        body: { metadata: { [key]: `as ${type}` } },
        headers: { "content-type": type },
        tolerated: [415],
      });
      session.report(check, exchange);
    }
  },
};
