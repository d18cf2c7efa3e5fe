import type { ApiVersion } from "../api-versions.js";
import type { Token } from "./middleware/authorization.js";
import type { Fetch } from "./transport.js";

/** Request headers by name. A null removes a header that would otherwise be sent, except the version header. */
export type HeadersInput = Headers | Record<string, string | null | undefined>;

/** Options of `createExtendClient`. */
export interface ExtendClientOptions<V extends ApiVersion> {
  /** Your API key, `sk_…`, or a function (which may be async) that is asked for it before each request. */
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
   * Sends the requests. Receives a `Request`, must resolve to a `Response`.
   * @default the platform's own `fetch`, looked up for each request
   */
  fetch?: Fetch | undefined;
  /** Headers for every request. They win over the client's own, except that the version header cannot be emptied. */
  headers?: HeadersInput | undefined;
}

/** Options of one call. */
export interface CallOptions {
  /** Ends the call at once when aborted; it then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** The workspace to act in, instead of the client's. */
  workspaceId?: string | undefined;
  /** Headers for this request. They win over the client's. */
  headers?: HeadersInput | undefined;
}
