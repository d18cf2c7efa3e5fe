import type { ErrorObject } from "ajv/dist/2020.js";
import { keysOfPointer, pointerTo, show } from "../../json.js";
import type { Violation } from "./violation.js";

/**
 * A validator's error in the words of a reader: what was found, what the description wants.
 *
 * @param pointers the place in the bundle of each of its schemas
 */
export function explainError(error: ErrorObject, pointers: ReadonlyMap<object, string>): Violation {
  const { keyword, instancePath, params, data, parentSchema } = error;
  const keys = keysOfPointer(instancePath);
  const schemaAt = pointerTo(pointers.get(parentSchema as object) ?? "#", keyword);
  if (keyword === "required") {
    const documented = `a member ${show(params.missingProperty)}`;
    return { keys: [...keys, params.missingProperty], schemaAt, keyword, received: "nothing", documented };
  }
  if (keyword === "additionalProperties") {
    const place = [...keys, params.additionalProperty];
    return { keys: place, schemaAt, keyword, received: "a member", documented: "no such member" };
  }
  return { keys, schemaAt, keyword, received: show(data), documented: wanted(error) };
}

function wanted({ keyword, params, message, schema }: ErrorObject): string {
  switch (keyword) {
    case "type":
      return [params.type].flat().join(" or ");
    case "enum":
      return `one of ${(params.allowedValues as unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
    case "const":
      return JSON.stringify(params.allowedValue);
    case "format":
      return `a string of format ${params.format}`;
    case "minLength":
      return `at least ${schema} character${schema === 1 ? "" : "s"}`;
    case "maxLength":
      return `at most ${schema} characters`;
    case "minimum":
      return `${schema} or more`;
    case "maximum":
      return `${schema} or less`;
    default:
      return message ?? keyword;
  }
}
