import type { ApiVersion } from "../../../api-versions.js";
import type { JsonObject } from "../../../json.js";
import type { StoredFile } from "../file-store.js";
import type { Lifetime } from "../lifetime.js";
import type { StoredWorkflow, WorkflowVersion } from "../workflow-store.js";

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
export interface StoredRun extends Lifetime {
  id: string;
  /** As it is when it has ended. */
  shapes: Map<ApiVersion, JsonObject>;
  /** What the shapes are made of when it has; undefined for the runs of the examples. */
  created: (NewRun & { outcome: string }) | undefined;
  name: unknown;
  metadata: JsonObject;
  corrections: Map<string, (output: JsonObject) => JsonObject>;
  /** Which example it ends like in the eyes of who reviewed it, and when; undefined for the end of the run. */
  review: { outcome: "reviewed" | "rejected" | "processed"; at: number | undefined } | undefined;
}
