import type { Operation } from "../../description/load-description.js";
import { isExample } from "../../exchange/exchange.js";
import type { Session } from "../../session/session.js";
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
    for (const operation of withIds(session)) {
      const { method, body, operationId } = operation;
      if (method !== "GET" && !session.options.write) continue;
      const [example] = body?.examples ?? [];
      const exchange = await session.ask({
        method,
        path: unknownPath(operation),
        ...(body && { body: example ?? {} }),
      });
      if (isExample(exchange.answer)) continue;
      const { status } = exchange.answer;
      const problem = {
        message: `${operationId} does not answer 404 to an id that nothing has.`,
        received: String(status),
        documented: "404",
      };
      session.report(check, exchange, ...(status === 404 || status >= 500 ? [] : [problem]));
      // A broken escape is no id at all. Whatever it gets, the server must not fail.
      if (method === "GET") await session.ask({ path: operation.path.replace(/\{\w+\}/g, "%zz") });
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
