import { onAbort } from "./on-abort.js";

/** Resolves after `milliseconds`, or rejects with the signal's reason as soon as that is aborted. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
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
