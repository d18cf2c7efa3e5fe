import type { ExtendError } from "./errors/index.js";
import type { RetryWait } from "./transport/retry-wait.js";

/**
 * A function that is told of something. It may be async: it is waited for, as long as the time limits of the call allow.
 * What it throws or rejects with ends the call, which then rejects with that.
 */
export type Hook<Event> = ((event: Event) => void) | ((event: Event) => Promise<void>);

/** What `onRetry` is told of a retry that is about to happen. */
export interface RetryEvent extends RetryWait {
  method: string;
  url: string;
  /** The attempt that failed, from 1. */
  attempt: number;
  maxRetries: number;
  /** How it failed: what the call would have thrown without a retry. */
  error: ExtendError;
}

/** What `onRequest` is told of an attempt that is about to be sent. The token is in none of it. */
export interface RequestEvent {
  method: string;
  url: string;
  /** From 1. */
  attempt: number;
}

/** What `onResponse` is told of an attempt that has ended. */
export interface ResponseEvent extends RequestEvent {
  /** HTTP status; undefined when no answer came. */
  status: number | undefined;
  /** The header `x-extend-request-id`: quote it to Extend's support. */
  requestId: string | undefined;
  /** From before the token was asked for to the last byte of the answer. */
  durationMs: number;
  /** What the attempt amounts to, unless it has succeeded. A call may be repeated after it. */
  error: ExtendError | undefined;
}
