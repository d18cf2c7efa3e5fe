import type { Answer } from "../answer/answer.js";
import { ExtendError } from "../errors/index.js";
import type { Hook } from "../options.js";
import { type AttemptSettings, attempt as sendOnce } from "./attempt.js";
import type { Call, Send } from "./call.js";
import type { RateGate } from "./rate-gate.js";
import { type RetryWait, retryWait } from "./retry-wait.js";
import { pause, withinLimit } from "./time.js";

/** What `onRetry` is told of a retry that is about to happen. */
export interface RetryEvent extends RetryWait {
  method: string;
  url: string;
  /** The attempt that failed, from 1. */
  attempt: number;
  maxRetries: number;
  /** How it failed: what the call would have thrown without a retry. */
  error: ExtendError;
}

/** What all calls of a client have in common. */
export interface SendSettings extends AttemptSettings {
  onRetry: Hook<RetryEvent> | undefined;
}

/** What came of an attempt: an answer, an error, or an answer that is one. */
interface Outcome {
  answer?: Answer;
  error: ExtendError | undefined;
}

/**
 * The step beneath `workflowRuns.*` and `raw` alike. Sends a call again while it is idempotent, its failure `retryable`,
 * a retry left, and the wait shorter than what is left of the total time. A 401 is final: the token was asked for just
 * before.
 */
export function createSend(settings: SendSettings): Send {
  return async (call) => {
    const { method, url, limits, signal, gate } = call;
    const deadline = performance.now() + limits.totalTimeoutMs;

    for (let attempt = 1; ; attempt++) {
      const { answer, error } = await (gate ? gated(gate, call, deadline) : tried(call, deadline));
      if (answer && !error) {
        gate?.leave(true);
        return answer;
      }

      const status = answer?.response.status;
      const wait = retryWait(attempt, answer?.response.headers);
      const shared = status === 429 && gate !== undefined;
      // The pause comes first: leaving lets the next one in.
      if (shared) gate.pause(wait.waitMs);
      gate?.leave(false);
      const again =
        call.idempotent &&
        error?.retryable &&
        status !== 401 &&
        attempt <= limits.maxRetries &&
        performance.now() + wait.waitMs < deadline;
      if (again) {
        const { onRetry } = settings;
        const event = { method, url, attempt, maxRetries: limits.maxRetries, error, ...wait };
        if (onRetry)
          await withinLimit(async () => onRetry(event), call, "totalTimeoutMs", deadline - performance.now());
        if (!shared) await pause(wait.waitMs, signal);
      } else if (answer) return answer;
      else throw error;
    }
  };

  async function tried(call: Call, deadline: number): Promise<Outcome> {
    try {
      const answer = await sendOnce(settings, call, deadline);
      return { answer, error: answer.error };
    } catch (error) {
      // The reason of the caller's own signal may be an error of ours.
      if (error instanceof ExtendError && !call.signal?.aborted) return { error };
      throw error;
    }
  }

  /** An attempt that waits for its turn, and leaves the gate only if it throws. */
  async function gated(gate: RateGate, call: Call, deadline: number): Promise<Outcome> {
    await withinLimit(gate.enter, call, "totalTimeoutMs", deadline - performance.now());
    try {
      return await tried(call, deadline);
    } catch (error) {
      gate.leave(false);
      throw error;
    }
  }
}
