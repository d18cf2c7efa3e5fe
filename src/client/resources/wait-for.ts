import { resultOf } from "../answer/result-of.js";
import { TimeoutError } from "../errors/index.js";
import type { Hook } from "../hooks.js";
import { anything, checkOptions, waitOptions } from "../input/check-options.js";
import type { CallOptions } from "../options.js";
import { pause } from "../transport/time.js";
import { show } from "../values.js";
import type { Method, Prepared } from "./prepare.js";

/** Options of `waitFor`. Limits and headers apply to each read. */
export interface WaitOptions<Result> extends CallOptions {
  /**
   * How long to wait altogether, in milliseconds; `Infinity` for as long as it takes. A read that has begun is not cut
   * short by it.
   * @default 3_600_000 (one hour): 95 in 100 runs take less than five minutes
   */
  maxWaitMs?: number | undefined;
  /** Told what was read, each time that it is not settled yet. */
  onProgress?: Hook<Result> | undefined;
}

/** Waiting for something that changes by itself. */
export interface WaitFor<PathArguments extends string[], Query, Result> {
  /**
   * Reads at once, and again until it is settled: until its status is none of those that the description calls unsettled.
   * A status that this version of the package does not know is settled too, as is one that says that a person is needed,
   * or that it failed. The pauses are about a second long during the first 30 seconds, then grow to about 30 seconds.
   * Query parameters that the read takes stand among the options.
   *
   * @throws TimeoutError with what was read last when it is not settled after `maxWaitMs`; and whatever a read throws
   * @example
   * ```ts
   * import { createExtendClient } from "extend-contract";
   *
   * const extend = createExtendClient({ token: "sk_example" });
   * const run = await extend.workflowRuns.waitFor("workflow_run_example", {
   *   onProgress: ({ status }) => console.log(status),
   * });
   * if (run.status !== "PROCESSED") console.error(run.failureMessage);
   * ```
   */
  waitFor(...args: [...PathArguments, options?: WaitOptions<Result> & Query]): Promise<Result>;
}

// As in Extend's own clients: quick at first, since most runs are, then slower and slower.
const quickMs = 30_000;
const firstPauseMs = 1_000;
const longestPauseMs = 30_000;
const growth = 1.15;
const jitter = 0.25;

/** Reads again and again until no member of the result has one of the values that change by themselves. */
export function waitForOf({ operation, parameterCount: at, call }: Prepared): Method {
  const names = operation.query ?? [];
  const rules = { ...waitOptions, ...Object.fromEntries(names.map((name) => [name, anything])) };
  return async (...args) => {
    const { [at]: options = {} } = args as WaitOptions<unknown>[];
    checkOptions(options, rules);
    const { maxWaitMs = 3_600_000, onProgress, ...rest } = options;
    const among = (isQuery: boolean) =>
      Object.fromEntries(Object.entries(rest).filter(([name]) => names.includes(name) === isQuery));
    const read = [...args.slice(0, at), ...(operation.query ? [among(true)] : []), among(false), ...args.slice(at + 1)];
    const began = performance.now();
    for (;;) {
      const answer = await call(read);
      const result = resultOf(answer, operation) as Record<string, unknown>;
      const unsettled = Object.entries(operation.unsettled ?? {}).find(([name, values]) =>
        values.includes(result[name] as string),
      );
      if (!unsettled) return result;
      await onProgress?.(result);

      const elapsed = performance.now() - began;
      if (elapsed >= maxWaitMs) {
        const [name] = unsettled;
        const { method, url } = answer.sent;
        const message = `Not settled after ${maxWaitMs} ms (maxWaitMs): ${name} is still ${show(result[name])}. ${method} ${url}`;
        throw new TimeoutError(message, "maxWaitMs", result);
      }
      await pause(Math.min(pauseAfter(elapsed), maxWaitMs - elapsed), options.signal);
    }
  };
}

/** How long to pause when that long has been waited already, in milliseconds. */
export function pauseAfter(elapsedMs: number): number {
  const slow = Math.max(0, elapsedMs - quickMs) / firstPauseMs;
  const step = Math.floor(Math.log(slow * (growth - 1) + 1) / Math.log(growth));
  const pauseMs = Math.min(firstPauseMs * growth ** step, longestPauseMs);
  return Math.round(pauseMs * (1 + jitter * (2 * Math.random() - 1)));
}
