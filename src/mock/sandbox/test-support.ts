import { Readable } from "node:stream";
import { type ApiVersion, apiVersions, operationAt, versionHeaderName } from "../../api-versions.js";
import type { JsonObject } from "../../json.js";
import { readDescriptions } from "../description.js";
import { createFront, type FrontAnswer, type IncomingRequest } from "../front/create-front.js";
import { createSandbox, type Sandbox, type SandboxOptions } from "./create-sandbox.js";

// For tests only: a sandbox and a short way to ask it, through its front but without HTTP.

export const versions = Object.keys(apiVersions) as ApiVersion[];

/** A run that every version has. */
export const processed = "workflow_run_8nmP4KL_sZSOg1ur1gmDd";

export interface Asked extends FrontAnswer {
  /** The body, parsed. */
  json: JsonObject;
  /** The run in it, without envelope; undefined in an error. */
  run: (JsonObject & { metadata: JsonObject }) | undefined;
}

export interface Asking extends Partial<Omit<IncomingRequest, "body">> {
  body?: Buffer;
  version?: ApiVersion;
  runId?: string;
}

export interface TestSandbox extends Sandbox {
  ask(request?: Asking): Promise<Asked>;
  get(version: ApiVersion, runId?: string): Promise<Asked>;
  /** Sends an update: a string or a buffer as it is, anything else as JSON. */
  update(version: ApiVersion, body: unknown, runId?: string): Promise<Asked>;
}

export async function createTestSandbox(options?: SandboxOptions): Promise<TestSandbox> {
  const sandbox = await createSandbox(options);
  const front = createFront(sandbox, await readDescriptions());

  async function ask(request: Asking = {}): Promise<Asked> {
    const { version = "2026-02-09", runId = processed } = request;
    const { versionHeader } = apiVersions[version];
    const { path: template, result: envelope } = operationAt(version, "workflowRuns", "get");
    const path = template.replace(/\{\w+\}/, encodeURIComponent(runId));
    const answer = await front({
      method: "GET",
      target: new URL(path, "http://sandbox"),
      ...request,
      body: Readable.from([request.body ?? Buffer.alloc(0)]),
      headers: {
        authorization: "Bearer sk_test",
        ...(versionHeader !== undefined && { [versionHeaderName]: versionHeader }),
        ...request.headers,
      },
    });
    const json = JSON.parse(answer.body.toString());
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
