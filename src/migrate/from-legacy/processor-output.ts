import { isObject } from "../../json.js";
import type { Legacy, Old } from "../shapes.js";
import type { Source } from "../source.js";
import { unknownText } from "../stand-ins.js";
import { unknown } from "../unknown.js";

/** An output as it is, with what 2025-04-21 requires beyond legacy. */
export function upgradeProcessorOutput(from: Source<Legacy<"ProcessorOutput">>): Old<"ProcessorOutput"> {
  const output = from.keep(...(Object.keys(from.value) as never[])) as Record<string, unknown>;
  if ("confidence" in output && typeof output.type === "string") {
    return {
      ...output,
      id: output.id ?? unknown(unknownText, "The output does not have it."),
    } as Old<"ClassifierOutput">;
  }
  return Object.fromEntries(Object.entries(output).map(([key, value]) => [key, withReferences(value)])) as never;
}

/** The result of a field, recognised by its id and type, has a list of references, which may be empty. */
function withReferences(value: unknown): unknown {
  const isFieldResult = isObject(value) && typeof value.id === "string" && typeof value.type === "string";
  return isFieldResult ? { ...value, references: value.references ?? [] } : value;
}
