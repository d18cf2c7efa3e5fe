import { InvalidInputError } from "../errors/index.js";
import type { LimitOptions } from "../options.js";
import { show } from "./show.js";

/** How long and how often a call may be tried, and how much is read of its answer. */
export interface Limits {
  timeoutMs: number;
  totalTimeoutMs: number;
  maxRetries: number;
  maxAnswerBytes: number;
}

/** What a client does that is told nothing; `LimitOptions` has the reasons. */
export const defaultLimits: Limits = {
  timeoutMs: 60_000,
  totalTimeoutMs: 300_000,
  maxRetries: 2,
  maxAnswerBytes: 2 ** 26,
};

/**
 * `given` over `base`.
 *
 * @throws InvalidInputError for a time or size that is not above 0, or a number of retries that is not whole
 */
export function limitsOf(given: LimitOptions, base: Limits): Limits {
  const limits = { ...base };
  for (const name of Object.keys(base) as (keyof Limits)[]) {
    const value = given[name];
    if (value === undefined) continue;
    const fits = name === "maxRetries" ? Number.isInteger(value) && value >= 0 : typeof value === "number" && value > 0;
    if (!fits) {
      const wanted = name === "maxRetries" ? "a whole number, 0 for no retries" : "a number above 0, or Infinity";
      throw new InvalidInputError(`${name} must be ${wanted}; got ${show(value)}.`);
    }
    limits[name] = value;
  }
  return limits;
}
