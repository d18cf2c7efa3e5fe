import { apiVersions } from "../../../../api-versions.js";
import { deref } from "../../../../bundles/openapi.js";
import { showPlace } from "../../../../json.js";
import type { Severity } from "../../../checks/problem.js";
import { type BrokenValue, brokenBodies } from "../../../generate/broken-bodies.js";
import type { Session } from "../../../session/session.js";
import { needsWrite, type Scenario } from "../../scenario.js";
import { wholeUpdate } from "./arbitrary-update.js";

const check = {
  name: "broken-updates",
  claim: "An update that breaks one rule of the description is refused.",
};

/** Each is wrong in one thing and right in another, which must not be stored either. */
export const brokenUpdates: Scenario = {
  check,
  unmet: needsWrite,
  async play(session) {
    const { bundle, schemaAt, violationsOf, update } = session.description;
    if (update.body === undefined) return;
    const right = [400, ...(update.responses.has(422) ? [422] : [])];
    const bodies = brokenBodies((schema) => deref(bundle, schema), schemaAt(update.body.schema), wholeUpdate(session));
    const { schema } = update.body;
    const asks = bodies.flatMap((broken) => {
      // Whether an unknown member makes an update fail is for a scenario of its own: a server may do either.
      const isBroken = broken.keyword !== "additionalProperties" && violationsOf(schema, broken.value).length > 0;
      const body = isBroken ? withoutName(session, broken) : undefined;
      return body === undefined ? [] : [{ body, broken }];
    });
    const outcomes = await session.changeEach(asks);
    for (const [index, { exchange, effect }] of outcomes.entries()) {
      const { broken } = asks[index] as (typeof asks)[number];
      const problem = {
        severity: severityOf(session, broken),
        message: `A body is accepted that breaks the description at ${showPlace(broken.keys)} (${broken.keyword}).`,
        received: String(exchange.answer.status),
        documented: right.join(" or "),
      };
      session.report(check, exchange, ...(effect.accepted ? [problem] : []));
    }
  },
};

/** The body to send: its good name is left out where a name must not be written, its broken one too. */
function withoutName({ mayWriteName }: Session, { value, keys }: BrokenValue): unknown {
  if (mayWriteName || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if (keys[0] === "name") return undefined;
  const { name: _, ...others } = value as Record<string, unknown>;
  return others;
}

/**
 * Only for a body that is no object and for a name of another type is it documented that they are refused, and only in
 * the dated versions. Of the rest a server may take what it understands.
 */
function severityOf({ description: { version } }: Session, { value, keys }: BrokenValue): Severity {
  if (apiVersions[version].versionHeader === undefined) return "advice";
  if (keys[0] === "metadata") return "advice";
  const isNullName = keys[0] === "name" && (value as { name?: unknown }).name === null;
  return isNullName ? "advice" : "error";
}
