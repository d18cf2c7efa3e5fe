import createClient, { type Client, mergeHeaders } from "openapi-fetch";
import { type ApiVersion, type ApiVersionRow, apiVersions, newestApiVersion, type PathsOf } from "../api-versions.js";
import { InvalidInputError } from "./errors/index.js";
import { checkBaseUrl } from "./input/check-base-url.js";
import { checkToken } from "./input/check-token.js";
import { show } from "./input/show.js";
import { workspaceHeaders } from "./input/workspace-headers.js";
import { apiVersionHeader } from "./middleware/api-version.js";
import { authorization } from "./middleware/authorization.js";
import type { ExtendClientOptions } from "./options.js";
import { createTransport } from "./transport.js";
import { createWorkflowRuns, type WorkflowRuns } from "./workflow-runs.js";

/** A client of one API version. Made by {@link createExtendClient}. */
export interface ExtendClient<V extends ApiVersion> {
  /** The API version that this client speaks. */
  readonly apiVersion: V;
  /** The operations on workflow runs: they return the run itself and throw an `ExtendError` otherwise. */
  readonly workflowRuns: WorkflowRuns<V>;
  /**
   * The openapi-fetch client beneath, with token and version header in place: returns `{ data, error, response }`
   * without throwing for a 4xx or 5xx, and takes middleware with `raw.use`.
   */
  readonly raw: Client<PathsOf<V>>;
}

/**
 * Creates a client for one API version. No request is sent, and a token function is not called yet.
 *
 * @throws InvalidInputError for an unknown `apiVersion`, a missing or malformed token, and a `baseUrl` that is not
 * http(s) or would send the token unencrypted
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
  const { token } = options;
  if (typeof token !== "function") checkToken(token);
  const baseUrl = checkBaseUrl(options.baseUrl ?? row.baseUrl, options.allowInsecureHttp ?? false);

  const raw = createClient<PathsOf<V>>({
    baseUrl,
    fetch: createTransport(options.fetch ?? ((request) => globalThis.fetch(request))),
    headers: mergeHeaders({ accept: "application/json" }, workspaceHeaders(options.workspaceId), options.headers),
  });
  raw.use(authorization(token));
  if (row.versionHeader !== undefined) raw.use(apiVersionHeader(row.versionHeader));

  return { apiVersion, workflowRuns: createWorkflowRuns<V>(raw, row, baseUrl), raw };
}

function rowOf(apiVersion: ApiVersion): ApiVersionRow {
  if (!Object.hasOwn(apiVersions, apiVersion)) {
    const known = Object.keys(apiVersions).join(", ");
    throw new InvalidInputError(`Unknown apiVersion ${show(apiVersion)}. Known: ${known}.`);
  }
  return apiVersions[apiVersion];
}
