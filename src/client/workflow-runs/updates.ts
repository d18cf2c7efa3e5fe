import type { ApiVersion, newestApiVersion } from "../../api-versions.js";
import type { CallOptions, Hook } from "../options.js";
import type { WorkflowRun, WorkflowRunChanges } from "./workflow-runs.js";

/** One run to update, and what to change of it. */
export interface RunUpdate<V extends ApiVersion = typeof newestApiVersion> {
  id: string;
  changes: WorkflowRunChanges<V>;
}

/** What became of one update. */
export type UpdateResult<V extends ApiVersion = typeof newestApiVersion> = RunUpdate<V> &
  (
    | { ok: true; run: WorkflowRun<V> }
    /** `error` is what `update` would have thrown; the reason of the signal for one that was cut short. */
    | { ok: false; error: unknown }
  );

/** How far `updateAll` has come. */
export interface UpdateProgress {
  succeeded: number;
  failed: number;
}

/** Options of `updateAll`. Limits and headers apply to each update. */
export interface UpdateAllOptions extends CallOptions {
  /**
   * How many updates are under way at a time, at most; less after the API has asked to slow down.
   * @default 4, which one after the other stays near the 10 requests a second of Extend's smallest plan
   */
  concurrency?: number | undefined;
  /** Told before each result. What it throws or rejects with ends the iteration. */
  onProgress?: Hook<UpdateProgress> | undefined;
}
