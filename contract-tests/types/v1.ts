import { createExtendClient, type ExtendClient, type SchemaOf } from "../../src/index.js";
import type { Equal, Expect, Has } from "./expect.js";

// What a program that speaks v1 may write, and what the compiler refuses. Compiled, never run.

const extend = createExtendClient({ apiVersion: "v1", token: "sk_example" });
const { raw } = extend;

export type Client = [Expect<Equal<typeof extend, ExtendClient<"v1">>>, Expect<Equal<typeof extend.apiVersion, "v1">>];
// @ts-expect-error no such version
createExtendClient({ apiVersion: "v2", token: "sk_example" });
// @ts-expect-error no token
createExtendClient({ apiVersion: "v1" });

// --- Update ---

const run = await extend.workflowRuns.update("workflow_run_example", {
  name: "Invoice of March",
  metadata: { customerId: "cust_example", nested: { list: [1, null] } },
});
await extend.workflowRuns.update("workflow_run_example", {});
// This version does not know usage tags: the key is like any other.
await extend.workflowRuns.update("workflow_run_example", { metadata: { "extend:usage_tags": "production" } });

// @ts-expect-error the changes are not optional
await extend.workflowRuns.update("workflow_run_example");
// @ts-expect-error the status cannot be changed
await extend.workflowRuns.update("workflow_run_example", { status: "REVIEWED" });
// @ts-expect-error name is a string
await extend.workflowRuns.update("workflow_run_example", { name: 5 });
// @ts-expect-error metadata is an object, not a list
await extend.workflowRuns.update("workflow_run_example", { metadata: [] });
// @ts-expect-error metadata is an object, not JSON text
await extend.workflowRuns.update("workflow_run_example", { metadata: "{}" });

// --- The run ---

const same = await extend.workflowRuns.get("workflow_run_example");

type Run = typeof run;

// The two oldest versions differ in nothing but the path; what a legacy run is, legacy.ts says.
export type RunMembers = [
  Expect<Equal<Run, SchemaOf<"v1", "WorkflowRun">>>,
  Expect<Equal<Run, SchemaOf<"legacy", "WorkflowRun">>>,
  Expect<Equal<typeof same, Run>>,
  Expect<
    Equal<Parameters<typeof extend.workflowRuns.update>, Parameters<ExtendClient<"legacy">["workflowRuns"]["update"]>>
  >,
  Expect<
    Has<
      Run,
      {
        object: "workflow_run";
        id: string;
        status: "PENDING" | "PROCESSING" | "NEEDS_REVIEW" | "REVIEWED" | "REJECTED" | "PROCESSED" | "FAILED";
        initialRunAt: string;
        metadata: { [key: string]: unknown };
      }
    >
  >,
];

// @ts-expect-error dashboardUrl of 2026-02-09 is url here
run.dashboardUrl;
// @ts-expect-error credits came with 2025-04-21
run.usage;
// @ts-expect-error the envelope is removed
run.workflowRun;
// @ts-expect-error cancelling came with 2025-04-21
run.status === "CANCELLED";

// --- The openapi-fetch client beneath ---

const at = { params: { path: { id: "workflow_run_example" } } };
const read = await raw.GET("/v1/workflow_runs/{id}", at);
const changed = await raw.POST("/v1/workflow_runs/{id}", { ...at, body: { name: "n", metadata: { key: 1 } } });

type ApiError = NonNullable<typeof read.error>;
export type Raw = [
  Expect<Equal<typeof changed.error, typeof read.error>>,
  Expect<Has<ApiError, { success?: false; error: string }>>,
];
// openapi-fetch writes the type of an answer anew, so both directions instead of equal.
read.data satisfies { success: true; workflowRun: Run } | undefined;
changed.data satisfies { success: true; workflowRun: Run } | undefined;
({ success: true, workflowRun: run }) satisfies typeof read.data;
({ success: true, workflowRun: run }) satisfies typeof changed.data;
// @ts-expect-error the run is in its envelope
read.data?.id;
// @ts-expect-error there are no error codes in this version
read.error?.code;
// @ts-expect-error the path of the versions without the prefix
await raw.GET("/workflow_runs/{id}", at);
// @ts-expect-error the path parameter of 2025-04-21
await raw.GET("/v1/workflow_runs/{id}", { params: { path: { workflowRunId: "workflow_run_example" } } });
// @ts-expect-error no header chooses this version
await raw.GET("/v1/workflow_runs/{id}", { params: { ...at.params, header: { "x-extend-api-version": "2025-04-21" } } });
// @ts-expect-error an update has a body
await raw.POST("/v1/workflow_runs/{id}", at);
// @ts-expect-error name is a string
await raw.POST("/v1/workflow_runs/{id}", { ...at, body: { name: 5 } });
// @ts-expect-error this path has no such method
await raw.DELETE("/v1/workflow_runs/{id}", at);
// @ts-expect-error there is no such operation
extend.workflowRuns.cancel;
