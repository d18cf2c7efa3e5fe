import type { ApiVersion, newestApiVersion } from "../api-versions.js";
import type { DeprecationNotice } from "./deprecation.js";
import type { Fetch } from "./fetch.js";
import type { Hook, RequestEvent, ResponseEvent, RetryEvent } from "./hooks.js";

/** An API key, or a function that is asked for one before each attempt, for keys that rotate. */
export type Token = string | (() => string | Promise<string>);

/** What a call may cost; of a client for all its calls, or of one call. */
export interface LimitOptions {
  /**
   * How long one attempt may take, from asking for the token to the last byte of the answer, in milliseconds; `Infinity`
   * for as long as it takes. An attempt that takes longer is given up, and repeated where that is safe.
   * @default 60_000: reads and updates take well under a second, so a minute means that the answer is lost; an upload of
   * a large file may need more. Longer where the description says so (`x-speakeasy-timeout`): 330_000 for the calls that
   * answer when the work is done, such as `extractRuns.extract`, which the API itself ends after five minutes
   */
  timeoutMs?: number | undefined;
  /**
   * How long a call may take with all its attempts and the waits between them, in milliseconds. A wait that would not
   * fit is not begun: the call ends with the failure that it has.
   * @default 300_000: three attempts and the two longest waits between; 240_000 more than an attempt has, where that is
   * longer than usual
   */
  totalTimeoutMs?: number | undefined;
  /**
   * How often a call is repeated after 429, 5xx, a lost connection or a late answer, where the description calls the
   * operation idempotent (`x-idempotent`; reads, updates and deletions are). Any other, such as a create, is repeated only
   * when nothing was done: there was no connection, or the answer is 429; an upload of a stream never is. A body that says
   * `retryable` is believed over its status; 401 is final. The wait is what `Retry-After` says, else random from 0 to 1 s, 2 s, 4 s, …; 60 s at most.
   * 0 turns retries off.
   * @default 2, as in Extend's own clients
   */
  maxRetries?: number | undefined;
  /**
   * The longest answer that is read, in bytes after decompression; a longer one is an `UnreadableAnswerError`.
   * @default 67_108_864 (64 MiB)
   */
  maxAnswerBytes?: number | undefined;
}

/**
 * Request headers: by name, where a null removes one that would otherwise be sent (except the version header); or as
 * `Headers` of any library, a `Map`, or a list of names and values.
 */
export type HeadersInput =
  | Headers
  | Iterable<readonly [name: string, value: string]>
  | Record<string, string | null | undefined>;

/** Options of `createExtendClient`. */
export interface ExtendClientOptions<V extends ApiVersion = typeof newestApiVersion> extends LimitOptions {
  /** Your API key, `sk_…`, or a function (which may be async) that is asked for it before each attempt. */
  token: Token;
  /**
   * The API version to speak. It decides every type of the client, the base URL and the version header.
   * @default "2026-02-09"
   */
  apiVersion?: V | undefined;
  /** The workspace to act in. Required by organisation keys, implied by workspace keys. */
  workspaceId?: string | undefined;
  /**
   * Where the API answers, without the path of an operation; it may have a path of its own.
   * @default the first server of the version's description, such as `https://api.extend.ai`
   */
  baseUrl?: string | undefined;
  /**
   * Allows a plain http `baseUrl` on another machine, which sends the token unencrypted. Loopback needs no permission.
   * @default false
   */
  allowInsecureHttp?: boolean | undefined;
  /**
   * Sends the requests, once for each attempt. Is given a URL and an `init`, must resolve to a `Response`.
   * @default the platform's own `fetch`, looked up for each request
   */
  fetch?: Fetch | undefined;
  /** Headers for every request. They win over the client's own, except that the version header cannot be emptied. */
  headers?: HeadersInput | undefined;
  /** Told before each attempt. */
  onRequest?: Hook<RequestEvent> | undefined;
  /** Told after each attempt, when its whole answer has come or none will: what to log or measure. */
  onResponse?: Hook<ResponseEvent> | undefined;
  /** Told before the wait for each retry. */
  onRetry?: Hook<RetryEvent> | undefined;
  /** Told once when an answer announces that the API version is going away. */
  onDeprecation?: Hook<DeprecationNotice> | undefined;
}

/** Options of one call. */
export interface CallOptions extends LimitOptions {
  /** Ends the call at once when aborted, also during a wait; it then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** The workspace to act in, instead of the client's. */
  workspaceId?: string | undefined;
  /** Headers for this request. They win over the client's. */
  headers?: HeadersInput | undefined;
}
