import type { ApiVersion } from "../../api-versions.js";
import type { Json } from "./read-json.js";

/** A request that the front let through: its route, version, token and body are known to be good. */
export interface FrontRequest {
  version: ApiVersion;
  method: "GET" | "POST";
  /** The path with its query, as it arrived. */
  url: string;
  /** The id in the path, decoded. */
  runId: string;
  /** Lower-case names; repeated headers are joined with ", ". */
  headers: Record<string, string>;
  /** Empty when there was none; never longer than the front's limit, and without a byte order mark. */
  body: Buffer;
  /** What the body holds; undefined where the operation takes none. */
  json: Json | undefined;
  /** The id that the answer will carry as `x-extend-request-id`, and a dated error in its body. */
  requestId: string;
}

/** What goes back. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
  /** How to break the answer on purpose: close the connection before it, or after half of its body. */
  breakage?: "drop" | "truncate" | undefined;
}

/** What answers the requests of one front. */
export interface Backend {
  /** What the server is, for whoever asks at `/`. */
  readonly name: string;
  /** Whether a bearer token may act; undefined accepts any. */
  accepts?(token: string): boolean;
  /**
   * Answers a request. A `RefusalError` becomes the error body of the request's version, any other rejection a 500. The
   * front adds `x-extend-request-id` and the echo of the version.
   */
  answer(request: FrontRequest): Promise<Answer>;
}
