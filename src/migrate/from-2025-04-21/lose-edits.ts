import { isObject } from "../../json.js";
import type { Old } from "../shapes.js";
import type { Source } from "../source.js";

/** Edits and merged processors belong to extractions; elsewhere they are lost, unless they are empty as they should be. */
export function loseEdits(from: Source<Old<"ProcessorRun">>): void {
  const { edits, mergedProcessors } = from.value;
  if (isObject(edits) && Object.keys(edits).length === 0) from.skip("edits");
  else from.lose("edits", "2026-02-09 shows edits of extractions only.");
  if (Array.isArray(mergedProcessors) && mergedProcessors.length === 0) from.skip("mergedProcessors");
  else from.lose("mergedProcessors", "2026-02-09 merges extractions only.");
}
