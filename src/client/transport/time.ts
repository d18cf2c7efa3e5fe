import { TimeoutError } from "../errors/index.js";

/** What is ended when a limit of it is reached, or its signal aborts. */
interface Limited {
  method: string;
  url: string;
  signal: AbortSignal | undefined;
  limits: { timeoutMs: number; totalTimeoutMs: number };
}

const callbacksOf = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when `signal` is aborted, until the function that is returned has been called. However many calls share a
 * signal, it gets one listener: Node warns of a leak from the eleventh on.
 */
export function onAbort(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (!signal) return () => {};
  let callbacks = callbacksOf.get(signal);
  if (!callbacks) {
    const all = new Set<() => void>();
    callbacks = all;
    callbacksOf.set(signal, all);
    signal.addEventListener("abort", () => {
      for (const each of [...all]) each();
    });
  }
  callbacks.add(callback);
  return () => callbacks.delete(callback);
}

/** Resolves after `milliseconds`, or rejects with the signal's reason as soon as that is aborted. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw signal.reason;
    const timer = setTimeout(() => {
      ignoreAbort();
      resolve();
    }, milliseconds);
    const ignoreAbort = onAbort(signal, () => {
      clearTimeout(timer);
      reject(signal?.reason);
    });
  });
}

/**
 * Runs `work` for at most `milliseconds`, and only until the caller's signal is aborted. Then the signal that `work` was
 * given aborts, and the promise rejects at once, also when `work` takes no notice. No timer outlives the promise.
 *
 * @param limit which limit of the call has that much time left
 * @throws TimeoutError
 */
export function withinLimit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  call: Limited,
  limit: "timeoutMs" | "totalTimeoutMs",
  milliseconds: number,
): Promise<T> {
  const { signal } = call;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw signal.reason;
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

function timedOut({ method, url, limits }: Limited, limit: "timeoutMs" | "totalTimeoutMs"): TimeoutError {
  const what = limit === "timeoutMs" ? "one attempt" : "the whole call";
  return new TimeoutError(
    `No whole answer came within ${limits[limit]} ms, the limit of ${what} (${limit}). ${method} ${url}`,
    limit,
  );
}
