import type { ApiVersion } from "../../../api-versions.js";
import type { JsonObject } from "../../../json.js";
import type { State } from "../state.js";

/** A request as a behaviour sees it: held against the description, so that it need not look at types. */
export interface Call {
  version: ApiVersion;
  pathParameters: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The body, numbers as they were sent; empty where there was none. */
  body: JsonObject;
}

/**
 * What an operation does, and its result: without the envelope that its version may have, which the sandbox adds.
 *
 * It awaits nothing, so that between reading the state and changing it no other request comes in.
 *
 * @throws RefusalError
 */
export type Behaviour = (call: Call, state: State) => unknown;
