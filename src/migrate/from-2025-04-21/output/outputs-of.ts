import { isObject } from "../../../json.js";
import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";

/** An output of one kind in the new shape; undefined where it is not of that kind. */
export type UpgradeOutput<Output> = (from: Source<Old<"ProcessorOutput">>) => Output | undefined;

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
