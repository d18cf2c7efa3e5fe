import type { ApiVersion, apiVersions } from "../../api-versions.js";
import type { Operation } from "../../operations.js";
import { unwrapRun } from "../answer/result-of.js";
import { ApiError, InvalidInputError } from "../errors/index.js";
import { jsonOf } from "../input/check-json.js";
import { callOptions, checkOptions, limitsOf, updateAllOptions } from "../input/check-options.js";
import { fillPath } from "../input/check-url.js";
import { ownHeaders } from "../input/headers.js";
import type { CallOptions } from "../options.js";
import type { CallDefaults, Send } from "../transport/call.js";
import { createRateGate, type RateGate } from "../transport/rate-gate.js";
import { isObject, show } from "../values.js";
import { updateAll } from "./update-all.js";
import type { RunUpdate, UpdateAllOptions, UpdateResult } from "./updates.js";
import type { WorkflowRun, WorkflowRunChanges, WorkflowRuns } from "./workflow-runs.js";

/** The same few lines serve every version, so the types are let go inside and promised at the edge. */
export function createWorkflowRuns<V extends ApiVersion>(
  send: Send,
  { operations }: (typeof apiVersions)[ApiVersion],
  { baseUrl, headers, limits, init }: CallDefaults,
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
      url: baseUrl + fillPath(path, { [path.match(/\{(\w+)\}/)?.[1] ?? ""]: id }),
      headers: headers.of(options, body !== undefined),
      body,
      idempotent: idempotent === true,
      signal: options.signal,
      limits: limitsOf(options, limits),
      init,
      gate,
    });
    if (answer.error) throw answer.error;
    return unwrapRun(answer, result) as WorkflowRun<V>;
  }

  function update(id: string, changes: WorkflowRunChanges<V>, options?: CallOptions, gate?: RateGate) {
    return call(operations.workflowRuns.update, id, jsonOf(changes, "The changes"), options, gate);
  }

  async function* runAll(
    updates: Iterable<RunUpdate<V>> | AsyncIterable<RunUpdate<V>>,
    { concurrency = 4, onProgress, signal, ...options }: UpdateAllOptions,
  ): AsyncGenerator<UpdateResult<V>, void, undefined> {
    const gate = createRateGate(concurrency);
    const progress = { succeeded: 0, failed: 0 };
    let refusal: unknown;
    async function attempt(item: RunUpdate<V>, signal: AbortSignal, end: (reason: unknown) => void) {
      try {
        if (refusal !== undefined) throw refusal;
        const run = await update(item?.id, item?.changes, { ...options, signal }, gate);
        return { ...item, ok: true as const, run };
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
      for await (const result of updateAll(updates, attempt, { concurrency, signal })) {
        progress[result.ok ? "succeeded" : "failed"]++;
        await onProgress?.({ ...progress });
        yield result;
      }
    } finally {
      gate.close();
    }
  }

  return {
    async get(id, options) {
      if (options !== undefined) checkOptions(options, callOptions);
      return call(operations.workflowRuns.get, id, undefined, options);
    },
    async update(id, changes, options) {
      if (options !== undefined) checkOptions(options, callOptions);
      return update(id, changes, options);
    },
    updateAll(updates, options = {}) {
      checkOptions(options, updateAllOptions);
      ownHeaders(options);
      if (
        (!isObject(updates) && !Array.isArray(updates)) ||
        !(Symbol.asyncIterator in updates || Symbol.iterator in updates)
      ) {
        throw new InvalidInputError(
          `The updates must be an (async) iterable of { id, changes }; got ${show(updates)}.`,
        );
      }
      return runAll(updates, options);
    },
  };
}
