/** How the time of a sandbox passes. */
export type Life = "real" | "by-hand" | "by-reads";

/** The sandbox's own time, in milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Moves it forward. */
  advance(milliseconds: number): void;
  reset(): void;
}

/**
 * Makes a clock. With `real` it goes by itself; else it moves only when it is told to.
 *
 * @param start where it begins; the time of the machine when left out
 */
export function createClock(life: Life, start: number | undefined): Clock {
  let began = Date.now();
  let ahead = 0;
  return {
    now() {
      const passed = life === "real" ? Date.now() - began : 0;
      return (start ?? began) + passed + ahead;
    },
    advance(milliseconds) {
      ahead += milliseconds;
    },
    reset() {
      began = Date.now();
      ahead = 0;
    },
  };
}

/** A time as the API writes it. */
export function timeText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
