import { onAbort } from "./time.js";

/** Lets the attempts of several calls through, so that they keep the server's rate limit together. */
export interface RateGate {
  /** Resolves when an attempt may begin, first come first served. Each is followed by one `leave`. */
  enter(signal: AbortSignal): Promise<void>;
  /** An attempt has ended. */
  leave(succeeded: boolean): void;
  /** The server asked for a pause: nothing begins for that long. */
  pause(milliseconds: number): void;
  /** Ends the pause; nothing keeps the program running. */
  close(): void;
}

/**
 * A gate for at most `concurrency` attempts at a time. A pause halves what is let through, so that the end of the pause
 * is not the next burst; successes raise it again, by one for each round of them.
 */
export function createRateGate(concurrency: number): RateGate {
  let width = concurrency;
  let active = 0;
  let pausedUntil = 0;
  let pausing: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Set<() => void>();

  function admit(): void {
    for (const begin of waiting) {
      if (pausing !== undefined || active >= Math.floor(width)) return;
      waiting.delete(begin);
      active++;
      begin();
    }
  }

  function resume(): void {
    clearTimeout(pausing);
    pausing = undefined;
    admit();
  }

  return {
    enter: (signal) =>
      new Promise((resolve, reject) => {
        const begin = () => {
          ignoreAbort();
          resolve();
        };
        const ignoreAbort = onAbort(signal, () => {
          waiting.delete(begin);
          reject(signal.reason);
        });
        waiting.add(begin);
        admit();
      }),

    leave(succeeded) {
      active--;
      if (succeeded) width = Math.min(concurrency, width + 1 / width);
      admit();
    },

    pause(milliseconds) {
      // Attempts of one burst come back refused one after the other: that is one pause, not many.
      if (pausing === undefined) width = Math.max(1, width / 2);
      pausedUntil = Math.max(pausedUntil, performance.now() + milliseconds);
      clearTimeout(pausing);
      pausing = setTimeout(resume, pausedUntil - performance.now());
    },

    close: resume,
  };
}
