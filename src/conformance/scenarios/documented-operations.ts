import type { Operation } from "../description/load-description.js";
import type { Session } from "../session/session.js";
import type { Scenario } from "./scenario.js";

const check = {
  name: "documented-operations",
  claim: "Every documented operation that only reads a run is there.",
};

/** An operation that is new in the description is asked for without new code. */
export const documentedOperations: Scenario = {
  check,
  unmet: (session) =>
    readable(session).length === 0 ? "the description has no operations but read and update" : undefined,
  async play(session) {
    for (const operation of readable(session)) {
      const exchange = await session.ask({ operation });
      const { status } = exchange.answer;
      const problem = {
        message: `${operation.operationId} does not answer.`,
        received: String(status),
        documented: "2xx",
      };
      session.report(check, exchange, ...(status < 300 || status >= 500 ? [] : [problem]));
    }
  },
};

/** Operations other than those on the run itself whose only required parameter is the id of a run. */
function readable({ description }: Session): Operation[] {
  const { operations, get, update } = description;
  return operations.filter((operation) => {
    if (operation === get || operation === update || operation.method !== "GET") return false;
    const required = operation.parameters.filter(({ required }) => required);
    return required.every(({ name, in: place }) => place === "path" && get.path.includes(`{${name}}`));
  });
}
