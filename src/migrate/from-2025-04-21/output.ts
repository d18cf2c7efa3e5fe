import { isObject } from "../../json.js";
import type { Source } from "../ledger.js";
import type { New, Old } from "../shapes.js";
import { upgradeFieldMetadata, upgradeFieldResult } from "./fields.js";

/** An output of one kind in the new shape; undefined where it is not of that kind. */
type UpgradeOutput<Output> = (from: Source<Old<"ProcessorOutput">>) => Output | undefined;

type OutputName = "output" | "initialOutput" | "reviewedOutput";

/** The three outputs of a processor run. Null is what 2025-04-21 shows as an empty object. */
export function outputsOf<Output extends New<"ExtractOutput"> | New<"ClassifyOutput"> | New<"SplitOutput">>(
  from: Source<Old<"ProcessorRun">>,
  upgrade: UpgradeOutput<Output>,
): Record<OutputName, Output | null> {
  return {
    output: outputOf(from, "output", upgrade),
    initialOutput: outputOf(from, "initialOutput", upgrade),
    reviewedOutput: outputOf(from, "reviewedOutput", upgrade),
  };
}

function outputOf<Output>(
  from: Source<Old<"ProcessorRun">>,
  name: OutputName,
  upgrade: UpgradeOutput<Output>,
): Output | null {
  const value = from.value[name];
  if (isObject(value) && Object.keys(value).length === 0) {
    from.skip(name);
    return null;
  }
  const output = from.one(name, (source) => upgrade(source as Source<Old<"ProcessorOutput">>));
  if (output === undefined) from.lose(name, `It is not what a processor of type ${from.value.type} puts out.`);
  return output ?? null;
}

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

export function upgradeClassifyOutput(output: Source<Old<"ProcessorOutput">>): New<"ClassifyOutput"> | undefined {
  if (!("confidence" in output.value && typeof output.value.type === "string")) return undefined;
  const from = output as Source<Old<"ClassifierOutput">>;
  const insights = from.list("insights", (insight) => insight.keep("type", "content"));
  return { ...from.keep("id", "type", "confidence"), ...(insights && { insights }) };
}

export function upgradeSplitOutput(output: Source<Old<"ProcessorOutput">>): New<"SplitOutput"> | undefined {
  if (!("splits" in output.value && Array.isArray(output.value.splits))) return undefined;
  const from = output as Source<Old<"SplitterOutput">>;
  return { splits: from.list("splits", upgradeSplit) ?? [], ...from.some("isExternal") };
}

function upgradeSplit(from: Source<Old<"Split">>): New<"Split"> {
  return {
    ...from.keep("type", "startPage", "endPage", "classificationId"),
    ...from.some("observation", "identifier", "name", "id", "fileId"),
  };
}

export function upgradeEdit(from: Source<Old<"Edit">>): New<"ExtractOutputEdit"> {
  return { ...from.keep("originalValue", "editedValue"), ...from.some("notes", "page", "fieldType") };
}
