import { type ApiVersion, apiVersions, newestApiVersion, type PathsOf } from "../api-versions.js";
import { watchDeprecation } from "./deprecation.js";
import { InvalidInputError } from "./errors/index.js";
import type { FetchInit } from "./fetch.js";
import { checkOptions, clientOptions } from "./input/check-options.js";
import { checkToken } from "./input/check-token.js";
import { checkBaseUrl } from "./input/check-url.js";
import { createRequestHeaders } from "./input/headers.js";
import type { ExtendClientOptions } from "./options.js";
import { createRaw } from "./raw.js";
import type { RawClient } from "./raw-client.js";
import { createResources } from "./resources/create-resources.js";
import type { Resources } from "./resources/resources.js";
import { createSend } from "./transport/create-send.js";
import { show } from "./values.js";

/**
 * A client of one API version, the newest unless named. Made by {@link createExtendClient}.
 *
 * Its resources have a method for each operation of the version: they return the result itself, without the envelope that
 * some versions put around it, and throw an `ExtendError` otherwise.
 */
export type ExtendClient<V extends ApiVersion = typeof newestApiVersion> = Resources<V> & ClientBase<V>;

/** What a client has in every version. */
export interface ClientBase<V extends ApiVersion> {
  /** The API version that this client speaks. */
  readonly apiVersion: V;
  /**
   * An openapi-fetch client beside it, with the same token, version header, limits and retries: returns
   * `{ data, error, response }` without throwing for a 4xx or 5xx, and takes middleware for its own calls with `raw.use`.
   * Retries happen beneath the middleware, which sees a call once.
   *
   * A call takes the options of every other call too (`timeoutMs`, `signal`, …), and what else `fetch` takes, such as
   * `credentials`. A `baseUrl` of its own is checked like the client's. A `fetch` of its own is given a `Request`, with
   * token and version header. An answer that should be JSON and is not is an `UnreadableAnswerError`.
   */
  readonly raw: RawClient<PathsOf<V>>;
}

/**
 * Creates a client for one API version. No request is sent, and a token function is not called yet.
 *
 * @throws InvalidInputError for an unknown `apiVersion`, a missing or malformed token, an option that does not exist or
 * cannot be used, and a `baseUrl` that is not http(s) or would send the token unencrypted
 * @example
 * ```ts
 * import { createExtendClient } from "extend-contract";
 *
 * const extend = createExtendClient({ apiVersion: "2025-04-21", token: "sk_example" });
 * const run = await extend.workflowRuns.update("workflow_run_example", { metadata: { source: "inbox" } });
 * console.log(run.name, run.metadata);
 * ```
 */
export function createExtendClient<V extends ApiVersion = typeof newestApiVersion>(
  options: ExtendClientOptions<V>,
): ExtendClient<V> {
  checkOptions(options, clientOptions);
  const { apiVersion = newestApiVersion as V } = options;
  const row = rowOf(apiVersion);
  const { token, allowInsecureHttp = false, fetch, onDeprecation, onRequest, onResponse, onRetry } = options;
  if (typeof token !== "function") checkToken(token);
  const { baseUrl: ownBaseUrl = row.baseUrl } = options;
  const baseUrl = checkBaseUrl(ownBaseUrl, allowInsecureHttp);

  const send = createSend({
    fetch: fetch ?? ((url, init) => globalThis.fetch(url, init)),
    ownUrls: `${baseUrl}/`,
    allowInsecureHttp,
    token: typeof token === "function" ? token : () => token,
    onAnswer: onDeprecation && watchDeprecation(apiVersion, onDeprecation),
    onRequest,
    onResponse,
    onRetry,
  });
  const defaults = {
    baseUrl,
    allowInsecureHttp,
    headers: createRequestHeaders(options, row),
    limits: options,
    init: uncached(),
  };
  const base: ClientBase<V> = { apiVersion, raw: createRaw<V>(send, row, defaults) };
  return { ...createResources(apiVersion, send, defaults), ...base } as ExtendClient<V>;
}

/**
 * Some platforms store the answers of `fetch` unless told not to, so that a run would never seem to change. Others throw
 * for an option that they do not know.
 */
function uncached(): Pick<FetchInit, "cache"> {
  return typeof Request === "function" && "cache" in Request.prototype ? { cache: "no-store" } : {};
}

function rowOf(apiVersion: ApiVersion): (typeof apiVersions)[ApiVersion] {
  if (!Object.hasOwn(apiVersions, apiVersion)) {
    const known = Object.keys(apiVersions).join(", ");
    throw new InvalidInputError(`Unknown apiVersion ${show(apiVersion)}. Known: ${known}.`);
  }
  return apiVersions[apiVersion];
}
