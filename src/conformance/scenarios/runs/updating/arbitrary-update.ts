import * as fc from "fast-check";
import { deref } from "../../../../bundles/openapi.js";
import type { JsonObject } from "../../../../json.js";
import { usageTagsKey } from "../../../checks/effects/usage-tags.js";
import { arbitraryOfSchema } from "../../../generate/arbitrary-of-schema.js";
import type { Session } from "../../../session/session.js";
import { ownKey } from "../../scenario.js";

const freeKeys = ["first", "second", "third"].map(ownKey);

/** Updates that the description allows, of every shape; their metadata are under keys of ours. */
export function arbitraryUpdate(session: Session): fc.Arbitrary<JsonObject> {
  const { bundle, schemaAt, update } = session.description;
  if (update.body === undefined) return fc.constant({});
  const bodies = arbitraryOfSchema(schemaAt(update.body.schema), {
    deref: (schema) => deref(bundle, schema),
    freeKeys,
  });
  return (bodies as fc.Arbitrary<JsonObject>).map((body) => permitted(session, body));
}

/** An update with every member that the description knows. */
export function wholeUpdate(session: Session): JsonObject {
  const { bundle, schemaAt, update } = session.description;
  const { properties = {} } = update.body === undefined ? {} : schemaAt(update.body.schema);
  const members = Object.entries(properties).map(([name, property]) => {
    const values = arbitraryOfSchema(property, { deref: (schema) => deref(bundle, schema), freeKeys });
    return [name, fc.sample(values, { seed: session.options.seed, numRuns: 1 })[0]];
  });
  return {
    ...Object.fromEntries(members),
    name: "Never stored",
    metadata: { [ownKey("probe")]: "in a broken update", [usageTagsKey]: ["never-stored"] },
  };
}

/** A body without what must not be written in this session. */
function permitted({ mayWriteName }: Session, body: JsonObject): JsonObject {
  const { name: _, ...others } = body;
  return mayWriteName ? body : others;
}
