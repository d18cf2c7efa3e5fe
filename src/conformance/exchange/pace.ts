import { setTimeout } from "node:timers/promises";
import { StoppedError } from "./errors.js";

/** How many requests may go out, how fast, and for how long. */
export interface PaceOptions {
  /** Requests per second; undefined for no limit. */
  rate: number | undefined;
  maxRequests: number;
  maxSeconds: number;
  /** Ends everything, also a wait. */
  signal?: AbortSignal | undefined;
}

/** Decides when the next request may go out. */
export interface Pace {
  /**
   * Resolves when the next request may go out.
   *
   * @throws StoppedError when none may any more
   */
  next(): Promise<void>;
  /**
   * Waits as a server has asked for.
   *
   * @throws StoppedError when that is longer than the time that is left
   */
  wait(milliseconds: number): Promise<void>;
}

export function createPace({ rate, maxRequests, maxSeconds, signal }: PaceOptions): Pace {
  const end = performance.now() + maxSeconds * 1000;
  let free = performance.now();
  let sent = 0;

  const remaining = () => end - performance.now();

  function check(): void {
    if (signal?.aborted) throw new StoppedError("interrupted");
    if (remaining() <= 0) throw new StoppedError(`the limit of ${maxSeconds} s was reached`);
  }

  async function sleep(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return;
    await setTimeout(milliseconds, undefined, { signal }).catch(() => {
      throw new StoppedError("interrupted");
    });
  }

  return {
    async next() {
      check();
      if (sent >= maxRequests) throw new StoppedError(`the limit of ${maxRequests} requests was reached`);
      // Counted before the wait: others that wait meanwhile take the times after this one.
      sent++;
      const turn = Math.max(free, performance.now());
      if (rate !== undefined) free = turn + 1000 / rate;
      await sleep(turn - performance.now());
      check();
    },
    async wait(milliseconds) {
      if (milliseconds > remaining()) {
        throw new StoppedError(
          `the server asked for a pause of ${Math.ceil(milliseconds / 1000)} s, longer than the limit of ${maxSeconds} s`,
        );
      }
      await sleep(milliseconds);
    },
  };
}
