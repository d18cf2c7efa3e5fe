import type { Answer } from "../answer/answer.js";
import { ConnectionError, ExtendError, TimeoutError } from "../errors/index.js";
import type { Hook, RequestEvent, ResponseEvent, RetryEvent } from "../hooks.js";
import { type AttemptSettings, attempt as sendOnce } from "./attempt.js";
import type { Call, Send } from "./call.js";
import type { RateGate } from "./rate-gate.js";
import { retryWait } from "./retry-wait.js";
import { pause, withinLimit } from "./time.js";

/** What all calls of a client have in common. */
export interface SendSettings extends AttemptSettings {
  onRequest: Hook<RequestEvent> | undefined;
  onResponse: Hook<ResponseEvent> | undefined;
  onRetry: Hook<RetryEvent> | undefined;
}

/** What came of an attempt: an answer, an error, or an answer that is one. */
interface Outcome {
  answer?: Answer;
  error: ExtendError | undefined;
}

/**
 * The step beneath the resources and `raw` alike. Sends a call again while its failure is `retryable`, a retry left, and
 * the wait shorter than what is left of the total time; one that is not idempotent only when the server has certainly
 * not acted on it: there was no connection, or it answered 429. A 401 is final: the token was asked for just before.
 */
export function createSend(settings: SendSettings): Send {
  return async (call) => {
    const { method, url, body, limits, signal, gate } = call;
    const deadline = performance.now() + limits.totalTimeoutMs;

    for (let attempt = 1; ; attempt++) {
      const { answer, error } = await (gate ? gated(gate, call, attempt, deadline) : tried(call, attempt, deadline));
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
        error?.retryable &&
        (call.idempotent || status === 429 || (error instanceof ConnectionError && error.unsent)) &&
        !(typeof body === "object" && "readOnce" in body && body.readOnce) &&
        status !== 401 &&
        // Timers may be early by a fraction of a millisecond.
        !(error instanceof TimeoutError && error.limit === "totalTimeoutMs") &&
        attempt <= limits.maxRetries &&
        performance.now() + wait.waitMs < deadline;
      if (again) {
        const event = { method, url, attempt, maxRetries: limits.maxRetries, error, ...wait };
        await tell(settings.onRetry, event, call, deadline);
        if (!shared) await pause(wait.waitMs, signal);
      } else if (answer) return answer;
      else throw error;
    }
  };

  async function tried(call: Call, attempt: number, deadline: number): Promise<Outcome> {
    const { onRequest, onResponse } = settings;
    const { method, url } = call;
    const began = performance.now();
    if (onRequest) await tell(onRequest, { method, url, attempt }, call, deadline);
    const outcome = await sent(call, deadline);
    if (onResponse) {
      const { answer, error } = outcome;
      const { status, headers } = answer?.response ?? {};
      const requestId = headers?.get("x-extend-request-id") ?? undefined;
      const durationMs = performance.now() - began;
      await tell(onResponse, { method, url, attempt, status, requestId, durationMs, error }, call, deadline);
    }
    return outcome;
  }

  async function sent(call: Call, deadline: number): Promise<Outcome> {
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
  async function gated(gate: RateGate, call: Call, attempt: number, deadline: number): Promise<Outcome> {
    await withinLimit(gate.enter, call, "totalTimeoutMs", deadline - performance.now());
    try {
      return await tried(call, attempt, deadline);
    } catch (error) {
      gate.leave(false);
      throw error;
    }
  }
}

/** Tells a hook, and waits for it as long as the call may take. */
async function tell<Event>(hook: Hook<Event> | undefined, event: Event, call: Call, deadline: number): Promise<void> {
  const ended = hook?.(event);
  if (ended) await withinLimit(async () => ended, call, "totalTimeoutMs", deadline - performance.now());
}
