import type { ApiVersion } from "../../api-versions.js";
import type { JsonObject } from "../../json.js";
import type { StoredFile } from "./file-store.js";
import type { StoredWorkflow, WorkflowVersion } from "./workflow-store.js";

/** What a run is over, and what it is to be called. */
export interface NewRun {
  workflow: StoredWorkflow;
  workflowVersion: WorkflowVersion;
  files: readonly StoredFile[];
  name?: string | undefined;
  metadata?: JsonObject | undefined;
  batchId?: string | undefined;
  /** The version that it was asked for in: it knows usage tags, or not. */
  version: ApiVersion;
}

/** One run: what an update can change is kept once, the rest as each version shows it. */
export interface StoredRun {
  id: string;
  /** As it is when it has ended. */
  shapes: Map<ApiVersion, JsonObject>;
  /** What the shapes are made of when it has; undefined for the runs of the examples. */
  created: (NewRun & { outcome: string }) | undefined;
  name: unknown;
  metadata: JsonObject;
  createdAt: number;
  changedAt: number;
  /** Where its last change stands among those of all runs: what changes at the same time still has an order. */
  changeNumber: number;
  beginsAt: number;
  endsAt: number;
  /** When somebody cancelled it, in which status, and when that is done. */
  cancel: { at: number; status: string; doneAt: number } | undefined;
  corrections: Map<string, (output: JsonObject) => JsonObject>;
  /** Which example it ends like in the eyes of who reviewed it, and when; undefined for the end of the run. */
  review: { outcome: "reviewed" | "rejected" | "processed"; at: number | undefined } | undefined;
  /** Whether somebody has been told that it has ended. */
  announced: boolean;
}

/** The status of a run that is on its way; undefined when it has ended. */
export function stageOf(run: StoredRun, now: number): string | undefined {
  if (run.cancel) return now < run.cancel.doneAt ? "CANCELLING" : "CANCELLED";
  if (now < run.beginsAt) return "PENDING";
  return now < run.endsAt ? "PROCESSING" : undefined;
}

/** A run that is as it is given, and changes by updates only. */
export function endedRun(
  id: string,
  shapes: Map<ApiVersion, JsonObject>,
  { name, metadata }: JsonObject,
  createdAt: number,
  changedAt: number,
): StoredRun {
  return {
    id,
    shapes,
    created: undefined,
    name,
    metadata: metadata as JsonObject,
    createdAt,
    changedAt,
    changeNumber: 0,
    beginsAt: 0,
    endsAt: 0,
    cancel: undefined,
    corrections: new Map(),
    review: undefined,
    announced: true,
  };
}
