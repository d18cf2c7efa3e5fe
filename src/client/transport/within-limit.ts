import type { TimeoutError } from "../errors/index.js";
import type { Call } from "./call.js";
import { onAbort } from "./on-abort.js";
import { timedOut } from "./timed-out.js";

/**
 * Runs `work` for at most `milliseconds`, and only until the caller's signal is aborted. Then the signal that `work` was
 * given aborts, and the promise rejects at once, also when `work` takes no notice. No timer outlives the promise.
 *
 * @param limit which limit of the call has that much time left
 * @throws TimeoutError
 */
export function withinLimit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  call: Call,
  limit: TimeoutError["limit"],
  milliseconds: number,
): Promise<T> {
  const { signal } = call;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const controller = new AbortController();
    // Timers hold 31 bits of milliseconds; more, and Infinity, would fire at once.
    const timer = setTimeout(() => end(timedOut(call, limit)), Math.min(milliseconds, 2 ** 31 - 1));
    const ignoreAbort = onAbort(signal, () => end(signal?.reason));

    function end(reason: unknown): void {
      clean();
      reject(reason);
      controller.abort(reason);
    }
    function clean(): void {
      clearTimeout(timer);
      ignoreAbort();
    }
    work(controller.signal).finally(clean).then(resolve, reject);
  });
}
