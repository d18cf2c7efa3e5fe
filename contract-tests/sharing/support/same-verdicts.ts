import type { ValidateFunction } from "ajv";
import { expect } from "vitest";
import type { ApiVersion } from "../../../src/index.js";
import { validatorOf, violations } from "../../support/validator.js";
import { type Body, variantsOf } from "./bodies.js";

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
    const bundled = validatorOf(version, `#/components/schemas/${schema}`);
    const validate = validatorFor(ofSchema[0] as Body);
    for (const { key, value } of ofSchema) expect(violations(validate, value), key).toEqual([]);
    for (const { value, change } of variantsOf(ofSchema)) {
      const verdict = bundled(value);
      counts[verdict ? "accepted" : "refused"] += 1;
      if (validate(value) !== verdict) disagreements.push(change);
    }
  }
  expect(disagreements).toEqual([]);
  expect(counts.accepted).toBeGreaterThan(bodies.length);
  expect(counts.refused).toBeGreaterThan(bodies.length);
}
