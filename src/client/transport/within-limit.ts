import { onAbort } from "./on-abort.js";

/**
 * Runs `work` for at most `limitMs`, and only until the caller's `signal` is aborted. Then the signal that `work` was
 * given aborts, and the promise rejects at once, also when `work` takes no notice. No timer outlives the promise.
 *
 * @param timedOut makes the error for the limit
 */
export function withinLimit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  limitMs: number,
  timedOut: () => Error,
  signal: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const controller = new AbortController();
    // Timers hold 31 bits of milliseconds; more, and Infinity, would fire at once.
    const timer = setTimeout(() => end(timedOut()), Math.min(limitMs, 2 ** 31 - 1));
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
    work(controller.signal).then(
      (result) => {
        clean();
        resolve(result);
      },
      (error: unknown) => {
        clean();
        reject(error);
      },
    );
  });
}
