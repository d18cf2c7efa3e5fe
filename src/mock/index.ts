export type { FrontOptions, LogEntry } from "./front/create-front.js";
export type { Listening, ListenOptions } from "./front/listen.js";
export { type Prism, startPrism } from "./prism/start-prism.js";
export { bundleUrl, readBundle } from "./read-bundle.js";
export { type MockOptions, startMock } from "./start-mock.js";
