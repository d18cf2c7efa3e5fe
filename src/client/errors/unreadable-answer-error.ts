import { ExtendError } from "./extend-error.js";

/**
 * An answer came, but not one that the API documents: HTML from a gateway, a redirect, nothing at all, JSON that breaks
 * off, a body beyond `maxAnswerBytes` or without its result in it, a list that leads in a circle. What was asked for may
 * have been done all the same.
 */
export class UnreadableAnswerError extends ExtendError {
  override name = "UnreadableAnswerError";

  /** HTTP status of the answer. */
  declare readonly status: number;
  /** The first characters of the body, at most {@link UnreadableAnswerError.maxExcerpt}; empty when there was none. */
  declare readonly excerpt: string;
  /** True when the body broke off, and for 429 and every 5xx. */
  declare readonly retryable: boolean;

  /** How many characters of a body are kept. */
  static readonly maxExcerpt = 500;

  constructor(
    message: string,
    details: { status: number; excerpt: string; retryable: boolean },
    options?: ErrorOptions,
  ) {
    super(message, options);
    Object.assign(this, details);
  }
}
