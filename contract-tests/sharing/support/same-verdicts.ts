import type { Ajv, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect } from "vitest";
import type { ApiVersion } from "../../../src/index.js";
import { bundleOf } from "../../support/bundle.js";
import { violations } from "../../support/validator.js";
import { type Body, variantsOf } from "./bodies.js";

/**
 * A validator that compiles and refuses fast, since each schema is asked some thousand times: it says no at the first
 * error, and looks at times and addresses less closely than the one that tells what is wrong.
 */
export function quick<A extends Ajv>(Kind: new (options: object) => A, options: object = {}): A {
  const ajv = new Kind({ strict: false, inlineRefs: false, code: { optimize: false }, ...options });
  formats.default(ajv, { mode: "fast" });
  return ajv;
}

/** The schema at a place of what was added. */
export function compiled(ajv: Ajv, reference: string): ValidateFunction {
  const validate = ajv.getSchema(reference);
  if (!validate) throw new Error(`There is no schema ${reference}.`);
  return validate;
}

/** Expects that a form of the description accepts every example, and of changed ones just those that the bundle accepts. */
export function expectSameVerdicts(
  version: ApiVersion,
  bodies: Body[],
  validatorFor: (body: Body) => ValidateFunction,
): void {
  expect(bodies.length).toBeGreaterThan(0);
  const counts = { accepted: 0, refused: 0 };
  const disagreements: string[] = [];
  for (const schema of new Set(bodies.map((body) => body.schema))) {
    const ofSchema = bodies.filter((body) => body.schema === schema);
    const expected = verdictsOf(version, schema, ofSchema);
    const validate = validatorFor(ofSchema[0] as Body);
    for (const { key, value } of ofSchema) expect(violations(validate, value), key).toEqual([]);
    let index = 0;
    for (const { value, change } of variantsOf(ofSchema)) {
      const verdict = expected[index++];
      counts[verdict ? "accepted" : "refused"] += 1;
      if (validate(value) !== verdict) disagreements.push(change);
    }
  }
  expect(disagreements).toEqual([]);
  expect(counts.accepted).toBeGreaterThan(bodies.length);
  expect(counts.refused).toBeGreaterThan(bodies.length);
}

const bundles = new Map<ApiVersion, Ajv>();
const verdicts = new Map<string, boolean[]>();

/** Whether the bundle accepts each variant of a schema's bodies, which are the same for every form: it is asked once. */
function verdictsOf(version: ApiVersion, schema: string, bodies: Body[]): boolean[] {
  const key = `${version} ${schema}`;
  const ajv = bundles.get(version) ?? quick(Ajv2020).addSchema(bundleOf(version), version);
  bundles.set(version, ajv);
  let found = verdicts.get(key);
  if (!found) {
    const validate = compiled(ajv, `${version}#/components/schemas/${schema}`);
    found = [];
    // One by one: a variant is undone when the next is asked for.
    for (const { value } of variantsOf(bodies)) found.push(validate(value));
    verdicts.set(key, found);
  }
  return found;
}
