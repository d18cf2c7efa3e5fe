import { isObject } from "../../../json.js";
import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";
import { upgradeFieldMetadata } from "./field-metadata.js";
import { upgradeFieldResult } from "./field-result.js";

/** The output of an extraction, by JSON Schema or by a list of fields. */
export function upgradeExtractOutput(
  output: Source<Old<"ProcessorOutput">>,
  fileId: string,
): New<"ExtractOutput"> | undefined {
  if (isJsonOutput({ ...output.value })) {
    const from = output as Source<Old<"JsonOutput">>;
    const metadata = from.one("metadata", (paths) => paths.all((path) => upgradeFieldMetadata(path, fileId)));
    return { value: from.take("value"), metadata: metadata ?? {} };
  }
  if (!Object.values(output.value).every(isFieldResult)) return undefined;
  return (output as Source<Old<"FieldsArrayOutput">>).all(upgradeFieldResult);
}

/** Two fields that are called value and metadata have results, with an id, in these places. */
function isJsonOutput({ value, metadata }: Record<string, unknown>): boolean {
  return isObject(value) && isObject(metadata) && Object.values(metadata).every(isObject);
}

function isFieldResult(value: unknown): boolean {
  return isObject(value) && typeof value.id === "string" && typeof value.type === "string";
}
