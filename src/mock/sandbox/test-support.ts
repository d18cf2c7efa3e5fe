import { type ApiVersion, apiVersions, operationAt } from "../../api-versions.js";
import type { JsonObject } from "../../json.js";
import type { Answer, FrontRequest } from "../front/backend.js";
import { createSandbox, type Sandbox, type SandboxOptions } from "./create-sandbox.js";

// For tests only: a sandbox and a short way to ask it, without HTTP.

export const versions = Object.keys(apiVersions) as ApiVersion[];

/** A run that every version has. */
export const processed = "workflow_run_8nmP4KL_sZSOg1ur1gmDd";

export interface Asked extends Answer {
  /** The body, parsed. */
  json: JsonObject;
  /** The run in it, without envelope; undefined in an error. */
  run: (JsonObject & { metadata: JsonObject }) | undefined;
}

export interface TestSandbox extends Sandbox {
  ask(request?: Partial<FrontRequest>): Promise<Asked>;
  get(version: ApiVersion, runId?: string): Promise<Asked>;
  /** Sends an update: a string or a buffer as it is, anything else as JSON. */
  update(version: ApiVersion, body: unknown, runId?: string): Promise<Asked>;
}

export async function createTestSandbox(options?: SandboxOptions): Promise<TestSandbox> {
  const sandbox = await createSandbox(options);

  async function ask(request: Partial<FrontRequest> = {}): Promise<Asked> {
    const { version = "2026-02-09", runId = processed } = request;
    const answer = await sandbox.answer({
      version,
      method: "GET",
      url: operationAt(version, "workflowRuns", "get").path.replace(/\{\w+\}/, runId),
      runId,
      headers: {},
      body: Buffer.alloc(0),
      requestId: "req_test",
      ...request,
    });
    const json = JSON.parse(answer.body.toString());
    const envelope = operationAt(version, "workflowRuns", "get").result;
    const run = answer.status === 200 ? (envelope === undefined ? json : json[envelope]) : undefined;
    return { ...answer, json, run };
  }

  return {
    ...sandbox,
    ask,
    get: (version, runId = processed) => ask({ version, runId }),
    update: (version, body, runId = processed) =>
      ask({
        version,
        runId,
        method: "POST",
        headers: { "content-type": "application/json" },
        body: Buffer.isBuffer(body) ? body : Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
      }),
  };
}
