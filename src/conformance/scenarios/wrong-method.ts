import { ownKey, type Scenario } from "./scenario.js";

const check = {
  name: "wrong-method",
  claim: "A run has no PUT and no PATCH.",
};

/** PUT and PATCH are what other APIs update with. DELETE exists in the API, so it is never tried. */
export const wrongMethod: Scenario = {
  check,
  async play(session) {
    const problem = (status: number) =>
      status < 200 || status >= 400
        ? []
        : [
            {
              message: "A method is answered that is not documented.",
              received: String(status),
              documented: "404 or 405",
            },
          ];
    const patch = await session.ask({ method: "PATCH", body: {} });
    session.report(check, patch, ...problem(patch.answer.status));
    if (!session.options.write) return;
    for (const method of ["PUT", "PATCH"]) {
      const { exchange } = await session.change({ method, body: { metadata: { [ownKey("probe")]: `by ${method}` } } });
      session.report(check, exchange, ...problem(exchange.answer.status));
    }
  },
};
