import type { Operation } from "../../description/load-description.js";
import type { Ask, Session } from "../../session/session.js";
import { unauthorized, unknownKey } from "../runs/authentication.js";
import type { Scenario } from "../scenario.js";
import { targetOf, unknownPath } from "./targets.js";

const check = {
  name: "authenticated-operations",
  claim: "Without a key that the server knows, no documented operation is carried out: 401.",
};

/** A new operation is easily forgotten where keys are looked at. */
export const authenticatedOperations: Scenario = {
  check,
  unmet: (session) => (others(session).length === 0 ? "the description has no other operations" : undefined),
  async play(session) {
    const asks: Ask[] = [];
    for (const operation of others(session)) {
      const ask = await harmless(session, operation);
      if (!ask) continue;
      for (const authorization of [null, unknownKey])
        asks.push({ ...ask, headers: { authorization }, tolerated: [401] });
    }
    for await (const { exchange } of session.askEach(asks)) {
      const { status } = exchange.answer;
      session.report(check, exchange, ...(status >= 500 ? [] : unauthorized(status)));
    }
  },
};

/** Reading and updating a run have a scenario of their own. */
function others({ description: { operations, get, update } }: Session): Operation[] {
  return operations.filter((operation) => operation !== get && operation !== update);
}

/** A request that changes nothing even on a server that does not look at keys; undefined where there is none. */
async function harmless(session: Session, operation: Operation): Promise<Ask | undefined> {
  const { method, path, body } = operation;
  if (method === "GET") {
    const target = await targetOf(session, operation);
    return typeof target === "string" ? undefined : { path: target.path };
  }
  // What creates something does so where it is asked to, key or not.
  if (!path.includes("{") || !session.options.write) return undefined;
  return { method, path: unknownPath(operation), ...(body && { body: body.examples[0] ?? {} }) };
}
