export type { FrontOptions, LogEntry } from "./mock/front/create-front.js";
export type { RecordedRequest } from "./mock/front/journal.js";
export type { Life } from "./mock/sandbox/clock.js";
export type { Fault } from "./mock/sandbox/fault.js";
export type { Delivery, WebhookEndpoint } from "./mock/sandbox/webhooks.js";
export { type MockOptions, startMock } from "./mock/start-mock.js";
export { type RunningSandbox, type StartSandboxOptions, startSandbox } from "./mock/start-sandbox.js";
export type { Listening, ListenOptions } from "./serving/listen.js";
