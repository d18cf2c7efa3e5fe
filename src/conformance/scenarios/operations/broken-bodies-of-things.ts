import { deref, type Schema } from "../../../bundles/openapi.js";
import { showPlace } from "../../../json.js";
import type { Severity } from "../../checks/problem.js";
import type { Operation } from "../../description/load-description.js";
import { isExample } from "../../exchange/exchange.js";
import { type BrokenValue, brokenBodies } from "../../generate/broken-bodies.js";
import { matchRequest } from "../../session/judge.js";
import type { Ask, Session } from "../../session/session.js";
import type { Scenario } from "../scenario.js";
import { create, creates, madeBy, sendCreations } from "./create-thing.js";
import { changesOf, needsCreate, removeThing } from "./created-things.js";
import { creation, formWith } from "./own-requests.js";

const check = {
  name: "broken-bodies",
  claim: "A body that breaks one rule of the description is refused, by whatever operation takes it.",
};

/** More broken bodies of one operation would mostly break the same rules in other places. */
const mostBroken = 16;

/** Bodies that are wrong in one thing, to make things and to change those. What comes of one that is taken is deleted. */
export const brokenBodiesOfThings: Scenario = {
  check,
  unmet: needsCreate,
  async play(session) {
    for (const operation of session.description.operations.filter(creates)) {
      const ask = await creation(session, operation);
      if (!ask) continue;
      await sendBroken(session, operation, ask);
      // What cannot be deleted is made once, by the other scenario.
      if (!matchRequest(session.description, { method: "DELETE", path: `${ask.path}/id` }).operation) continue;
      for (const path of madeBy(session, operation, ask, await create(session, operation, ask))) {
        for (const { change, changing } of await changesOf(session, path)) await sendBroken(session, change, changing);
        await removeThing(session, path);
      }
    }
  },
};

/** A request that breaks one rule. */
interface Broken extends Ask {
  severity: Severity;
  /** Which rule, in words. */
  rule: string;
}

/** Sends a body with each of its rules broken. */
async function sendBroken(session: Session, operation: Operation, ask: Ask): Promise<void> {
  const asks = brokenAsks(session, operation, ask);
  for await (const { ask: broken, exchange } of creates(operation)
    ? sendCreations(session, operation, asks)
    : session.askEach(asks)) {
    const { severity, rule } = broken;
    const { status } = exchange.answer;
    const problem = {
      severity,
      message: `${operation.operationId} takes a body that breaks the description at ${rule}.`,
      received: String(status),
      documented: "400",
    };
    session.report(check, exchange, ...(status < 300 && !isExample(exchange.answer) ? [problem] : []));
    if (!creates(operation)) continue;
    for (const path of madeBy(session, operation, broken, exchange)) await removeThing(session, path);
  }
}

function brokenAsks({ description }: Session, { body, file }: Operation, ask: Ask): Broken[] {
  if (!body) return file === undefined ? [] : brokenForms(file, ask);
  const { bundle, schemaAt } = description;
  const follow = (schema: Schema) => deref(bundle, schema);
  const bodies = brokenBodies(follow, schemaAt(body.schema), ask.body)
    // Whether an unknown member makes a request fail is a server's own affair.
    .filter(({ keyword }) => keyword !== "additionalProperties")
    // What breaks one branch of a union may be of another.
    .filter(({ value }) => description.violationsOf(body.schema, value).length > 0);
  return oneOfEach(bodies)
    .slice(0, mostBroken)
    .map(({ value, keys, keyword }) => ({
      ...{ ...ask, body: value },
      // Of a wrong value a server may take what it understands; what is required it cannot do without.
      severity: keyword === "required" || keys.length === 0 ? "error" : "advice",
      rule: `${showPlace(keys)} (${keyword})`,
    }));
}

/** For each rule one value that breaks it: where a type is wrong, another type in each place. */
function oneOfEach(bodies: readonly BrokenValue[]): BrokenValue[] {
  const rules = new Map<string, BrokenValue[]>();
  for (const body of bodies) {
    const rule = JSON.stringify([body.keys, body.keyword]);
    rules.set(rule, [...(rules.get(rule) ?? []), body]);
  }
  return [...rules.values()].flatMap((all, index) => all[index % all.length] ?? []);
}

/** A form without its file, with the file under another name, and one that breaks off. */
function brokenForms(member: string, { method, path, headers }: Ask): Broken[] {
  const { text = "" } = formWith(member);
  const ask = { method, path, headers } as Ask;
  return [
    {
      ...ask,
      text: text.slice(text.lastIndexOf("--extend")),
      severity: "error",
      rule: `${member} (required)`,
    },
    { ...ask, ...formWith(`not-${member}`), severity: "error", rule: `${member} (required)` },
    // A server may take what has come before the end that is missing.
    { ...ask, text: text.slice(0, text.length / 2), severity: "advice", rule: "the end of the form" },
  ];
}
