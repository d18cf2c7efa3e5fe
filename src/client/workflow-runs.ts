import { type Middleware, mergeHeaders } from "openapi-fetch";
import type { ApiVersion, ApiVersionRow, SchemaOf } from "../api-versions.js";
import { apiErrorOf } from "./answer/api-error-of.js";
import { parseJson } from "./answer/parse-json.js";
import { unwrapRun } from "./answer/unwrap-run.js";
import { checkChanges } from "./input/check-changes.js";
import { checkRunId } from "./input/check-run-id.js";
import { workspaceHeaders } from "./input/workspace-headers.js";
import type { CallOptions } from "./options.js";

/** A workflow run as an API version shows it. */
export type WorkflowRun<V extends ApiVersion> = SchemaOf<V, "WorkflowRun">;

/** What an update may change: `name` and `metadata`. */
export type WorkflowRunChanges<V extends ApiVersion> = SchemaOf<V, "UpdateWorkflowRunRequest">;

/** The operations on workflow runs in the types of one API version. */
export interface WorkflowRuns<V extends ApiVersion> {
  /**
   * Reads one run.
   *
   * @returns the run itself, without the envelope that some versions put around it
   * @throws InvalidInputError when the id cannot be part of a URL; nothing was sent
   * @throws ApiError when the API refuses: 401 for the key, 404 for a run that this key cannot see
   * @throws ConnectionError when no answer comes
   * @throws UnreadableAnswerError when the answer is not one that the API documents
   * @example
   * ```ts
   * import { createExtendClient } from "extend-contract";
   *
   * const extend = createExtendClient({ apiVersion: "2026-02-09", token: "sk_example" });
   * const run = await extend.workflowRuns.get("workflow_run_example");
   * console.log(run.status, run.dashboardUrl);
   * ```
   * @see getWorkflowRun in the description of the version
   */
  get(id: string, options?: CallOptions): Promise<WorkflowRun<V>>;

  /**
   * Changes a run's name, its metadata, or both, whatever its status. Metadata is merged key by key: a key that is
   * given replaces the stored value as a whole, every other key stays, and no key can be removed. A member that is left
   * out (or undefined) stays as it is; `{}` changes nothing. Repeating an update leaves the same state.
   *
   * @returns the run after the change, without the envelope that some versions put around it. `2026-02-09` does not
   * show the name.
   * @throws InvalidInputError when the id cannot be part of a URL, or JSON cannot carry the changes; nothing was sent
   * @throws ApiError when the API refuses: 400 for the body, 401 for the key, 404 for a run that this key cannot see
   * @throws ConnectionError when no answer comes; whether the update was applied is unknown
   * @throws UnreadableAnswerError when the answer is not one that the API documents
   * @example
   * ```ts
   * import { createExtendClient } from "extend-contract";
   *
   * const extend = createExtendClient({ apiVersion: "2026-02-09", token: "sk_example" });
   * const run = await extend.workflowRuns.update("workflow_run_example", {
   *   name: "Invoice of March",
   *   metadata: { customerId: "cust_example", "extend:usage_tags": ["production"] },
   * });
   * console.log(run.metadata);
   * ```
   * @see updateWorkflowRun in the description of the version
   */
  update(id: string, changes: WorkflowRunChanges<V>, options?: CallOptions): Promise<WorkflowRun<V>>;
}

/** The same few lines serve every version, so the types are let go inside and promised at the edge. */
export function createWorkflowRuns<V extends ApiVersion>(
  raw: object,
  row: ApiVersionRow,
  baseUrl: string,
): WorkflowRuns<V> {
  const client = raw as UntypedClient;

  async function send(method: string, id: string, body: unknown, options: CallOptions = {}): Promise<never> {
    const path = row.runPath.replace(/\{\w+\}/, checkRunId(id));
    let sent: Request | undefined;
    // Runs before any middleware of the caller's sees the answer, and before openapi-fetch reads an error's body.
    const watch: Middleware = {
      async onResponse({ request, response }) {
        sent = request;
        if (!response.ok) throw await apiErrorOf(request, response);
      },
    };
    const { response } = await client.request(method, path, {
      ...(body !== undefined && { body }),
      ...(options.signal && { signal: options.signal }),
      headers: mergeHeaders(workspaceHeaders(options.workspaceId), options.headers),
      parseAs: "stream",
      middleware: [watch],
    });
    // A middleware of the caller's may answer by itself; then nothing was sent.
    const request = sent ?? new Request(baseUrl + path, { method });
    return unwrapRun(await parseJson(request, response), row.envelope, request, response) as never;
  }

  return {
    get: (id, options) => send("GET", id, undefined, options),
    async update(id, changes, options) {
      checkChanges(changes);
      return send("POST", id, changes, options);
    },
  };
}

interface UntypedClient {
  request(method: string, path: string, init: object): Promise<{ response: Response }>;
}
