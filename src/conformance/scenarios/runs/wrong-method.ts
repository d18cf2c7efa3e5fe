import type { Session } from "../../session/session.js";
import { ownKey, type Scenario } from "../scenario.js";

const check = {
  name: "wrong-method",
  claim: "A run is not updated by PUT or PATCH, which the description does not have.",
};

/** They are what other APIs update with. DELETE exists in the API, so it is never tried. */
const usual = ["PATCH", "PUT"];

export const wrongMethod: Scenario = {
  check,
  unmet: (session) => (undocumented(session).length === 0 ? "the description has every usual method" : undefined),
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
    for (const method of undocumented(session)) {
      const exchange = await session.ask({ method, body: {} });
      session.report(check, exchange, ...problem(exchange.answer.status));
      if (session.options.write) await write(method);
    }

    async function write(method: string): Promise<void> {
      const { exchange } = await session.change({ method, body: { metadata: { [ownKey("probe")]: `by ${method}` } } });
      session.report(check, exchange, ...problem(exchange.answer.status));
    }
  },
};

function undocumented({ description }: Session): string[] {
  return usual.filter((method) => !description.operationOf(method, description.get.path));
}
