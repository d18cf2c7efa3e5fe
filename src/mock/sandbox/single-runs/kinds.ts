import type { JsonObject } from "../../../json.js";
import type { Description } from "../../description.js";

/** A kind of run that is no workflow run: what a step of a workflow does, asked for by itself. */
export interface Kind {
  name: "extract" | "classify" | "split" | "parse";
  /** Where versions have its runs, in the client: some have all kinds in one place. */
  resources: readonly string[];
  /** How ids begin: of its runs, and of batches of them. */
  idPrefix: string;
  batchPrefix: string;
  /** What starts a batch of them, in the words of lists. */
  batchSource: string;
  /** What a run is by, as requests and runs call it; the parser is one for all. */
  processor: "extractor" | "classifier" | "splitter" | undefined;
  /** The kind, in the words of versions that have all kinds in one place. */
  type: string | undefined;
}

const byProcessor = { batchPrefix: "bpr", batchSource: "BATCH_PROCESSOR_RUN" };

export const kinds = {
  extract: {
    name: "extract",
    resources: ["extractRuns", "processorRuns"],
    idPrefix: "exr",
    ...byProcessor,
    processor: "extractor",
    type: "EXTRACT",
  },
  classify: {
    name: "classify",
    resources: ["classifyRuns", "processorRuns"],
    idPrefix: "clr",
    ...byProcessor,
    processor: "classifier",
    type: "CLASSIFY",
  },
  split: {
    name: "split",
    resources: ["splitRuns", "processorRuns"],
    idPrefix: "splr",
    ...byProcessor,
    processor: "splitter",
    type: "SPLITTER",
  },
  parse: {
    name: "parse",
    resources: ["parseRuns", "parserRuns"],
    idPrefix: "pr",
    batchPrefix: "bpar",
    batchSource: "BATCH_PARSER_RUN",
    processor: undefined,
    type: undefined,
  },
} as const satisfies Record<string, Kind>;

/**
 * Where a version shows the runs of a kind: in reads, or where it has none in the answer of the call that waits for the
 * end. Undefined where it has no such runs.
 */
export function placeOf(kind: Kind, description: Description): { resource: string; name: string } | undefined {
  const places = ["get", kind.name].flatMap((name) => kind.resources.map((resource) => ({ resource, name })));
  return places.find((place) => description.has(place));
}

/** Whether a run of a version is of a kind, among those of its resource. */
export function isOf({ type }: Kind, run: JsonObject): boolean {
  return run.type === undefined || type === undefined || run.type === type;
}
