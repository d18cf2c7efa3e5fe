import type { ApiVersion, newestApiVersion, SchemaOf } from "../../api-versions.js";
import { resultOf } from "../answer/result-of.js";
import { ApiError, InvalidInputError } from "../errors/index.js";
import type { Hook } from "../hooks.js";
import { checkOptions, updateAllOptions } from "../input/check-options.js";
import { ownHeaders } from "../input/headers.js";
import type { CallOptions } from "../options.js";
import { createRateGate } from "../transport/rate-gate.js";
import { show } from "../values.js";
import { inParallel } from "./in-parallel.js";
import type { Method, Prepared } from "./prepare.js";
import type { OrUndefined, Sent } from "./sent.js";

/** A workflow run as an API version shows it, the newest unless named. */
export type WorkflowRun<V extends ApiVersion = typeof newestApiVersion> = SchemaOf<V, "WorkflowRun">;

/** What an update may change: `name` and `metadata`. */
export type WorkflowRunChanges<V extends ApiVersion = typeof newestApiVersion> = OrUndefined<
  Sent<SchemaOf<V, "UpdateWorkflowRunRequest">>
>;

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

/** Many updates at a time. */
export interface UpdateAll<V extends ApiVersion> {
  /**
   * Updates many runs, some at a time, and yields a result for each in order of completion. A failure is a result, not
   * an end. All of them wait when the API asks one to slow down. Updates of the same run are made in their order. The
   * source is read as results are read, never far ahead, so it may be endless or slow.
   *
   * A 401 is an end: no other update would be let in, so no more are begun, and it is thrown after the results of those
   * that had begun. So is an abort of `signal`, or an error of the source; leaving the loop early ends those that are
   * under way. Either way, what has no result with `ok` can be given again: repeating an update leaves the same state.
   *
   * @throws InvalidInputError at once, for an option that cannot be used or a source that is not iterable
   * @example
   * ```ts
   * import { createExtendClient } from "extend-contract";
   *
   * const extend = createExtendClient({ token: "sk_example" });
   * const updates = ["workflow_run_a", "workflow_run_b"].map((id) => ({ id, changes: { metadata: { team: "ap" } } }));
   * for await (const result of extend.workflowRuns.updateAll(updates, { concurrency: 8 })) {
   *   if (!result.ok) console.error(result.id, result.error);
   * }
   * ```
   */
  updateAll(
    updates: Iterable<RunUpdate<V>> | AsyncIterable<RunUpdate<V>>,
    options?: UpdateAllOptions,
  ): AsyncGenerator<UpdateResult<V>, void, undefined>;
}

/** The types are let go inside, and promised by {@link UpdateAll}. */
export function updateAllOf({ operation, call }: Prepared): Method {
  return (updates, given = {}) => {
    const options = given as UpdateAllOptions;
    checkOptions(options, updateAllOptions);
    ownHeaders(options);
    if (!isIterable(updates)) {
      throw new InvalidInputError(`The updates must be an (async) iterable of { id, changes }; got ${show(updates)}.`);
    }
    return runAll(updates, options);
  };

  async function* runAll(
    updates: Iterable<RunUpdate> | AsyncIterable<RunUpdate>,
    { concurrency = 4, onProgress, signal, ...options }: UpdateAllOptions,
  ): AsyncGenerator<UpdateResult, void, undefined> {
    const gate = createRateGate(concurrency);
    const progress = { succeeded: 0, failed: 0 };
    let refusal: unknown;
    async function attempt(item: RunUpdate, signal: AbortSignal, end: (reason: unknown) => void) {
      try {
        if (refusal !== undefined) throw refusal;
        const answer = await call([item?.id, item?.changes, { ...options, signal }], gate);
        return { ...item, ok: true as const, run: resultOf(answer, operation) as WorkflowRun };
      } catch (error) {
        // Whoever is not let in now will not be let in for the next one.
        if (error instanceof ApiError && error.status === 401) {
          refusal = error;
          end(error);
        }
        return { ...item, ok: false as const, error };
      }
    }
    try {
      for await (const result of inParallel(updates, attempt, { concurrency, signal })) {
        progress[result.ok ? "succeeded" : "failed"]++;
        await onProgress?.({ ...progress });
        yield result;
      }
    } finally {
      gate.close();
    }
  }
}

function isIterable(value: unknown): value is Iterable<RunUpdate> | AsyncIterable<RunUpdate> {
  return typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
}
