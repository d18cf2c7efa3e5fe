export { createExtendClient, type ExtendClient } from "./create-extend-client.js";
export * from "./errors/index.js";
export type { Token } from "./middleware/authorization.js";
export type { CallOptions, ExtendClientOptions, HeadersInput } from "./options.js";
export type { Fetch } from "./transport.js";
export type { WorkflowRun, WorkflowRunChanges, WorkflowRuns } from "./workflow-runs.js";
