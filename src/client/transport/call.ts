import type { Answer } from "../answer/answer.js";
import type { Fetch, FetchInit } from "../fetch.js";
import type { Limits } from "../input/check-options.js";
import type { RequestHeaders } from "../input/headers.js";
import type { LimitOptions } from "../options.js";
import type { RateGate } from "./rate-gate.js";

/** What the calls of one client have in common. */
export interface CallDefaults {
  baseUrl: string;
  allowInsecureHttp: boolean;
  headers: RequestHeaders;
  /** Those that the client was given. */
  limits: LimitOptions;
  /** What every request tells `fetch` beyond method, headers and body. */
  init: Pick<FetchInit, "cache">;
}

/** A body that is opened for each attempt. */
export interface OpenedBody {
  open(): Blob | ReadableStream<Uint8Array> | Promise<Blob>;
  /** Whether it can be opened once, so that the call cannot be repeated. */
  readOnce: boolean;
  /** Why reading it has ended, when that is the caller's affair: what a stream of theirs or a hook has thrown. */
  failure?: { reason: unknown } | undefined;
}

/** One request, as every attempt sends it, except that a token is asked for where `headers` have none. */
export interface Call {
  method: string;
  url: string;
  /** Names in lower case. Shared between calls, so never changed. */
  headers: Readonly<Record<string, string>>;
  body: string | ArrayBuffer | OpenedBody | undefined;
  /** Whether the description says that repeating it leaves the same state (`x-idempotent`). */
  idempotent: boolean;
  signal: AbortSignal | undefined;
  limits: Limits;
  init: Pick<FetchInit, "cache">;
  /** Instead of the client's. */
  fetch?: Fetch | undefined;
  /** What lets attempts of several calls through, when they share a rate limit. */
  gate?: RateGate | undefined;
}

/**
 * Makes a call, in as many attempts as its limits allow and its failures deserve. An answer that is an error is returned
 * with its `error`.
 *
 * @throws ConnectionError, TimeoutError when no answer came
 */
export type Send = (call: Call) => Promise<Answer>;
