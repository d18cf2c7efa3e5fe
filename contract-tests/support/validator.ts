import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { ApiVersion } from "../../src/index.js";
import { bundleOf } from "./bundle.js";

const validators = new Map<ApiVersion, Ajv2020>();

/** Compiles one schema of a bundle, by its place in it, such as `#/components/schemas/WorkflowRun`. */
export function validatorOf(version: ApiVersion, pointer: string): ValidateFunction {
  let ajv = validators.get(version);
  if (!ajv) {
    // strict would refuse the keywords that OpenAPI adds to JSON Schema, such as discriminator. Without
    // the other two the schemas compile in less than half the time.
    ajv = new Ajv2020({ strict: false, allErrors: true, inlineRefs: false, code: { optimize: false } });
    formats.default(ajv);
    ajv.addSchema(bundleOf(version), version);
    validators.set(version, ajv);
  }
  const validate = ajv.getSchema(version + pointer);
  if (!validate) throw new Error(`The bundle of ${version} has no schema at ${pointer}.`);
  return validate;
}

/** Where and how a value breaks a schema; empty when it does not. */
export function violations(validate: ValidateFunction, value: unknown): string[] {
  validate(value);
  return (validate.errors ?? []).map(describe);
}

/** The schema of the run as it stands in a body: enveloped or bare. */
export function runBodyPointer(version: ApiVersion): string {
  const schemas = bundleOf(version).components.schemas;
  return `#/components/schemas/${schemas.WorkflowRunResponse ? "WorkflowRunResponse" : "WorkflowRun"}`;
}

function describe({ instancePath, message, schemaPath }: ErrorObject): string {
  return `${instancePath || "/"} ${message} (${schemaPath})`;
}
