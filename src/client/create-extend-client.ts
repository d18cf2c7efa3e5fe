import createClient from "openapi-fetch";
import { type ApiVersion, apiVersions, newestApiVersion, type PathsOf } from "../api-versions.js";
import { watchDeprecation } from "./deprecation.js";
import { InvalidInputError } from "./errors/index.js";
import { checkBaseUrl } from "./input/check-base-url.js";
import { checkToken } from "./input/check-token.js";
import { defaultLimits, limitsOf } from "./input/limits.js";
import { createRequestHeaders } from "./input/request-headers.js";
import { show } from "./input/show.js";
import type { ExtendClientOptions } from "./options.js";
import type { RawClient } from "./raw-client.js";
import { createSend } from "./transport/create-send.js";
import { createRawFetch } from "./transport/raw-fetch.js";
import { createWorkflowRuns } from "./workflow-runs/create-workflow-runs.js";
import type { WorkflowRuns } from "./workflow-runs/workflow-runs.js";

/** A client of one API version. Made by {@link createExtendClient}. */
export interface ExtendClient<V extends ApiVersion> {
  /** The API version that this client speaks. */
  readonly apiVersion: V;
  /** The operations on workflow runs: they return the run itself and throw an `ExtendError` otherwise. */
  readonly workflowRuns: WorkflowRuns<V>;
  /**
   * An openapi-fetch client beside it, with the same token, version header, limits and retries: returns
   * `{ data, error, response }` without throwing for a 4xx or 5xx, and takes middleware for its own calls with `raw.use`.
   * Retries happen beneath the middleware, which sees a call once.
   */
  readonly raw: RawClient<PathsOf<V>>;
}

/**
 * Creates a client for one API version. No request is sent, and a token function is not called yet.
 *
 * @throws InvalidInputError for an unknown `apiVersion`, a missing or malformed token, a limit that is out of range,
 * and a `baseUrl` that is not http(s) or would send the token unencrypted
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
  const apiVersion = (options.apiVersion ?? newestApiVersion) as V;
  const row = rowOf(apiVersion);
  const { token, fetch, onDeprecation, onRetry } = options;
  if (typeof token !== "function") checkToken(token);
  const baseUrl = checkBaseUrl(options.baseUrl ?? row.baseUrl, options.allowInsecureHttp ?? false);

  const limits = limitsOf(options, defaultLimits);
  const headers = createRequestHeaders(options, row);
  const send = createSend({
    // A Request that is made from another is dear where there is a body; a URL and its parts are not.
    fetch: (url, init) => (fetch ? fetch(new Request(url, init)) : globalThis.fetch(url, init)),
    token: typeof token === "function" ? token : () => token,
    onAnswer: onDeprecation && watchDeprecation(apiVersion, onDeprecation),
    onRetry,
  });

  const defaults = { baseUrl, headers, limits };
  return {
    apiVersion,
    workflowRuns: createWorkflowRuns<V>(send, row, defaults),
    raw: createClient<PathsOf<V>>({
      baseUrl,
      fetch: createRawFetch(send, row, defaults),
      headers: headers.common,
    }) as unknown as RawClient<PathsOf<V>>,
  };
}

function rowOf(apiVersion: ApiVersion): (typeof apiVersions)[ApiVersion] {
  if (!Object.hasOwn(apiVersions, apiVersion)) {
    const known = Object.keys(apiVersions).join(", ");
    throw new InvalidInputError(`Unknown apiVersion ${show(apiVersion)}. Known: ${known}.`);
  }
  return apiVersions[apiVersion];
}
