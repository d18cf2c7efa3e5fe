export { createExtendClient, type ExtendClient } from "./create-extend-client.js";
export type { DeprecationNotice } from "./deprecation.js";
export * from "./errors/index.js";
export type {
  CallOptions,
  ExtendClientOptions,
  Fetch,
  FetchInit,
  HeadersInput,
  Hook,
  LimitOptions,
  Token,
} from "./options.js";
export type { RetryEvent } from "./transport/create-send.js";
export type { RunUpdate, UpdateAllOptions, UpdateProgress, UpdateResult } from "./workflow-runs/updates.js";
export type { WorkflowRun, WorkflowRunChanges, WorkflowRuns } from "./workflow-runs/workflow-runs.js";
