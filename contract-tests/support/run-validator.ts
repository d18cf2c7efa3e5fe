import type { ValidateFunction } from "ajv/dist/2020.js";
import type { ApiVersion } from "../../src/index.js";
import { validatorOf } from "./validator.js";

/** The schema of the run itself, without an envelope. */
export function runValidator(version: ApiVersion): ValidateFunction {
  return validatorOf(version, "#/components/schemas/WorkflowRun");
}
