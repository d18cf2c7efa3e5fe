import type { Operation } from "../../description/load-description.js";
import { isExample } from "../../exchange/exchange.js";
import type { Ask, Session } from "../../session/session.js";
import type { Scenario } from "../scenario.js";
import { unknownPath } from "./targets.js";

const check = {
  name: "unknown-things",
  claim: "What an id leads to that nothing has is answered with 404, whatever is to be done with it.",
};

/** An id in a path that nothing has. What would change something is only sent with `write`, should a server do it anyway. */
export const unknownThings: Scenario = {
  check,
  unmet: (session) =>
    withIds(session).length === 0 ? "the description has no other operation on one thing" : undefined,
  async play(session) {
    const asks = withIds(session)
      .filter(({ method }) => method === "GET" || session.options.write)
      .flatMap((operation): (Ask & { operation?: Operation })[] => {
        const { method, path, body } = operation;
        const sent = body && { body: body.examples[0] ?? {} };
        // A broken escape is no id at all. Whatever it gets, the server must not fail.
        const escapes = method === "GET" ? [{ path: path.replace(/\{\w+\}/g, "%zz") }] : [];
        return [{ operation, method, path: unknownPath(operation), ...sent }, ...escapes];
      });
    for await (const { ask, exchange } of session.askEach(asks)) {
      if (!ask.operation || isExample(exchange.answer)) continue;
      const { operationId } = ask.operation;
      const { status } = exchange.answer;
      const problem = {
        message: `${operationId} does not answer 404 to an id that nothing has.`,
        received: String(status),
        documented: "404",
      };
      session.report(check, exchange, ...(status === 404 || status >= 500 ? [] : [problem]));
    }
  },
};

/** Reading and updating a run have scenarios of their own, with ids that are nearly those of a run. */
function withIds({ description: { operations, get, update } }: Session): Operation[] {
  const others = operations.filter((operation) => operation !== get && operation !== update);
  return others.filter(
    ({ path, hasBody, body, responses }) => path.includes("{") && responses.has(404) && (!hasBody || body),
  );
}
