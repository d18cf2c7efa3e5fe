export { createExtendClient, type ExtendClient } from "./create-extend-client.js";
export type { DeprecationNotice } from "./deprecation.js";
export * from "./errors/index.js";
export { type Answered, type Extracted, type Extraction, extractionOf } from "./extraction/extraction-of.js";
export type { JsonSchema } from "./extraction/json-schema.js";
export type { StandardJsonSchema, StandardSchema } from "./extraction/standard-schema.js";
export type { Fetch, FetchInit, FetchResponse } from "./fetch.js";
export type { Hook, RequestEvent, ResponseEvent, RetryEvent } from "./hooks.js";
export type {
  CallOptions,
  ExtendClientOptions,
  HeadersInput,
  LimitOptions,
  Token,
} from "./options.js";
export type { List, ListPage } from "./resources/list.js";
export type { FileContent, UploadOptions, UploadProgress } from "./resources/multipart.js";
export type { Resources } from "./resources/resources.js";
export type {
  RunUpdate,
  UpdateAllOptions,
  UpdateProgress,
  UpdateResult,
  WorkflowRun,
  WorkflowRunChanges,
} from "./resources/update-all.js";
export type { WaitOptions } from "./resources/wait-for.js";
