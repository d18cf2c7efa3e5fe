import type { Operation } from "../../operations.js";
import { InvalidInputError } from "../errors/index.js";
import type { LimitOptions } from "../options.js";
import { isObject, kindOf, show } from "../values.js";

/** Whether a value of an option can be used, and how an error says what can. */
export type Rule = readonly [fits: (value: unknown) => boolean, wanted: string];

/** Whoever uses it looks at it. */
export const anything: Rule = [() => true, ""];
const hook: Rule = [(value) => typeof value === "function", "a function"];
const above0: Rule = [(value) => typeof value === "number" && value > 0, "a number above 0, or Infinity"];
const whole = (least: number, of: string): Rule => [
  (value) => Number.isInteger(value) && (value as number) >= least,
  `a whole number${of}`,
];

const ofEveryCall = {
  workspaceId: [
    (value) => typeof value === "string" && /^[\x21-\x7e]+$/.test(value),
    'an id such as "ws_…", of characters that a header can carry',
  ] as Rule,
  // What headers may be, and what is in them, is looked at where they are read.
  headers: anything,
  timeoutMs: above0,
  totalTimeoutMs: above0,
  maxRetries: whole(0, ", 0 for no retries"),
  maxAnswerBytes: above0,
};

/** Options of one call. */
export const callOptions = {
  ...ofEveryCall,
  signal: [
    (value) => isObject(value) && typeof value.aborted === "boolean" && typeof value.addEventListener === "function",
    "an AbortSignal, such as the signal of an AbortController",
  ] as Rule,
};

/** Options of a call of raw; the others are openapi-fetch's or `fetch`'s own. */
export const rawOptions = { ...callOptions, fetch: hook };

/** Options of an upload. */
export const uploadOptions = { ...callOptions, onProgress: hook };

/** Options of `waitFor`. */
export const waitOptions = { ...callOptions, maxWaitMs: above0, onProgress: hook };

/** Options of `updateAll`. */
export const updateAllOptions = { ...callOptions, concurrency: whole(1, " from 1"), onProgress: hook };

/** Options of a client. Version, token and base URL have checks of their own. */
export const clientOptions = {
  ...ofEveryCall,
  apiVersion: anything,
  token: anything,
  baseUrl: anything,
  allowInsecureHttp: [(value) => typeof value === "boolean", "true or false"] as Rule,
  fetch: hook,
  onRequest: hook,
  onResponse: hook,
  onRetry: hook,
  onDeprecation: hook,
};

/**
 * Looks at options where they come in, so that a wrong one is told before anything is done with it. An option that is
 * undefined counts as not given.
 *
 * @param isOpen whether there may be other options, which someone else looks at
 * @throws InvalidInputError for an option that does not exist or cannot be used, and for what is no options at all
 */
export function checkOptions(options: unknown, rules: Readonly<Record<string, Rule>>, isOpen = false): void {
  if (!isObject(options) || kindOf(options) !== "Object") {
    throw new InvalidInputError(`The options must be an object such as { timeoutMs: 5000 }; got ${show(options)}.`);
  }
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || (isOpen && value === null)) continue;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule && !isOpen) {
      throw new InvalidInputError(`There is no option ${show(name)}. There are: ${Object.keys(rules).join(", ")}.`);
    }
    if (rule && !rule[0](value)) throw new InvalidInputError(`${name} must be ${rule[1]}; got ${show(value)}.`);
  }
}

/** How long and how often a call may be tried, and how much is read of its answer. */
export type Limits = { [Name in keyof LimitOptions]-?: number };

/**
 * The limits of a call: its own, else those of the client, else what is usual for the operation. `LimitOptions` has the
 * reasons. All options were checked.
 */
export function limitsOf(call: LimitOptions, client: LimitOptions, operation: Operation | undefined): Limits {
  const usual = operation?.timeoutMs ?? 60_000;
  return {
    timeoutMs: call.timeoutMs ?? client.timeoutMs ?? usual,
    totalTimeoutMs: call.totalTimeoutMs ?? client.totalTimeoutMs ?? usual + 240_000,
    maxRetries: call.maxRetries ?? client.maxRetries ?? 2,
    maxAnswerBytes: call.maxAnswerBytes ?? client.maxAnswerBytes ?? 2 ** 26,
  };
}
