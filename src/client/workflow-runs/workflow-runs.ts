import type { ApiVersion, newestApiVersion, SchemaOf } from "../../api-versions.js";
import type { CallOptions } from "../options.js";
import type { Sent } from "../sent.js";
import type { RunUpdate, UpdateAllOptions, UpdateResult } from "./updates.js";

/** A workflow run as an API version shows it, the newest unless named. */
export type WorkflowRun<V extends ApiVersion = typeof newestApiVersion> = SchemaOf<V, "WorkflowRun">;

/** What an update may change: `name` and `metadata`. */
export type WorkflowRunChanges<V extends ApiVersion = typeof newestApiVersion> = Sent<
  SchemaOf<V, "UpdateWorkflowRunRequest">
>;

/** The operations on workflow runs in the types of one API version. */
export interface WorkflowRuns<V extends ApiVersion = typeof newestApiVersion> {
  /**
   * Reads one run.
   *
   * @returns the run itself, without the envelope that some versions put around it
   * @throws InvalidInputError when the id cannot be part of a URL; nothing was sent
   * @throws ApiError when the API refuses: 401 for the key, 404 for a run that this key cannot see
   * @throws ConnectionError when no answer comes
   * @throws TimeoutError when none comes in time
   * @throws UnreadableAnswerError when the answer is not one that the API documents
   * @example
   * ```ts
   * import { createExtendClient } from "extend-contract";
   *
   * const extend = createExtendClient({ apiVersion: "2026-02-09", token: "sk_example" });
   * const run = await extend.workflowRuns.get("workflow_run_example");
   * console.log(run.status, run.dashboardUrl);
   * ```
   * @see getWorkflowRun in the description of the version
   */
  get(id: string, options?: CallOptions): Promise<WorkflowRun<V>>;

  /**
   * Changes a run's name, its metadata, or both, whatever its status. Metadata is merged key by key: a key that is
   * given replaces the stored value as a whole, every other key stays, and no key can be removed. A member that is left
   * out (or undefined) stays as it is; `{}` changes nothing. Repeating an update leaves the same state.
   *
   * @returns the run after the change, without the envelope that some versions put around it. `2026-02-09` does not
   * show the name.
   * @throws InvalidInputError when the id cannot be part of a URL, or JSON cannot carry the changes; nothing was sent
   * @throws ApiError when the API refuses: 400 for the body, 401 for the key, 404 for a run that this key cannot see
   * @throws ConnectionError when no answer comes; whether the update was applied is unknown
   * @throws TimeoutError when none comes in time; the same is unknown
   * @throws UnreadableAnswerError when the answer is not one that the API documents
   * @example
   * ```ts
   * import { createExtendClient } from "extend-contract";
   *
   * const extend = createExtendClient({ apiVersion: "2026-02-09", token: "sk_example" });
   * const run = await extend.workflowRuns.update("workflow_run_example", {
   *   name: "Invoice of March",
   *   metadata: { customerId: "cust_example", "extend:usage_tags": ["production"] },
   * });
   * console.log(run.metadata);
   * ```
   * @see updateWorkflowRun in the description of the version
   */
  update(id: string, changes: WorkflowRunChanges<V>, options?: CallOptions): Promise<WorkflowRun<V>>;

  /**
   * Updates many runs, some at a time, and yields a result for each in order of completion. A failure is a result, not
   * an end. All of them wait when the API asks one to slow down. Updates of the same run are made in their order. The
   * source is read as results are read, never far ahead, so it may be endless or slow.
   *
   * A 401 is an end: no other update would be let in, so no more are begun, and it is thrown after the results of those
   * that had begun. So is an abort of `signal`, or an error of the source; leaving the loop early ends those that are
   * under way. Either way, what has no result with `ok` can be given again: repeating
   * an update leaves the same state.
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
