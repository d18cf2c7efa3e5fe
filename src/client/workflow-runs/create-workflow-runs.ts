import type { ApiVersion, apiVersions } from "../../api-versions.js";
import type { Operation } from "../../operations.js";
import { unwrapRun } from "../answer/unwrap-run.js";
import { InvalidInputError } from "../errors/index.js";
import { checkChanges } from "../input/check-changes.js";
import { checkRunId } from "../input/check-run-id.js";
import { limitsOf } from "../input/limits.js";
import { show } from "../input/show.js";
import type { CallOptions } from "../options.js";
import type { CallDefaults, Send } from "../transport/call.js";
import { createRateGate, type RateGate } from "../transport/rate-gate.js";
import { updateAll } from "./update-all.js";
import type { RunUpdate, UpdateAllOptions, UpdateResult } from "./updates.js";
import type { WorkflowRun, WorkflowRunChanges, WorkflowRuns } from "./workflow-runs.js";

/** The same few lines serve every version, so the types are let go inside and promised at the edge. */
export function createWorkflowRuns<V extends ApiVersion>(
  send: Send,
  { operations }: (typeof apiVersions)[ApiVersion],
  { baseUrl, headers, limits }: CallDefaults,
): WorkflowRuns<V> {
  async function call(
    { method, path, idempotent, result }: Operation,
    id: string,
    body: string | undefined,
    options: CallOptions = {},
    gate?: RateGate,
  ): Promise<WorkflowRun<V>> {
    const answer = await send({
      method,
      url: baseUrl + path.replace(/\{\w+\}/, checkRunId(id)),
      headers: headers.of(options, body !== undefined),
      body,
      idempotent: idempotent === true,
      signal: options.signal,
      limits: limitsOf(options, limits),
      gate,
    });
    if (answer.error) throw answer.error;
    return unwrapRun(answer, result) as WorkflowRun<V>;
  }

  async function update(id: string, changes: WorkflowRunChanges<V>, options?: CallOptions, gate?: RateGate) {
    checkChanges(changes);
    return call(operations.workflowRuns.update, id, JSON.stringify(changes), options, gate);
  }

  async function* runAll(
    updates: Iterable<RunUpdate<V>> | AsyncIterable<RunUpdate<V>>,
    options: UpdateAllOptions,
    concurrency: number,
  ): AsyncGenerator<UpdateResult<V>, void, undefined> {
    const gate = createRateGate(concurrency);
    const progress = { succeeded: 0, failed: 0 };
    async function attempt(item: RunUpdate<V>, signal: AbortSignal): Promise<UpdateResult<V>> {
      try {
        const run = await update(item?.id, item?.changes, { ...options, signal }, gate);
        return { ...item, ok: true, run };
      } catch (error) {
        return { ...item, ok: false, error };
      }
    }
    try {
      for await (const result of updateAll(updates, attempt, { concurrency, signal: options.signal })) {
        progress[result.ok ? "succeeded" : "failed"]++;
        options.onProgress?.({ ...progress });
        yield result;
      }
    } finally {
      gate.close();
    }
  }

  return {
    get: (id, options) => call(operations.workflowRuns.get, id, undefined, options),
    update: (id, changes, options) => update(id, changes, options),
    updateAll(updates, options = {}) {
      const { concurrency = 4 } = options;
      if (!Number.isInteger(concurrency) || concurrency < 1) {
        throw new InvalidInputError(`concurrency must be a whole number from 1; got ${show(concurrency)}.`);
      }
      limitsOf(options, limits);
      if (!isIterable(updates)) {
        throw new InvalidInputError(
          `The updates must be an (async) iterable of { id, changes }; got ${show(updates)}.`,
        );
      }
      return runAll(updates, options, concurrency);
    },
  };
}

function isIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
}
