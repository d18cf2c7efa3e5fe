import type { ApiVersion } from "../../api-versions.js";
import type { PlacedOperation } from "../../operations.js";
import type { Json } from "./read-json.js";
import type { Form } from "./read-multipart.js";

/** A request that the front let through: its operation, version, token and body are known to be good. */
export interface FrontRequest {
  version: ApiVersion;
  /** What it is for, in the table of its version. */
  operation: PlacedOperation;
  /** Decoded, by their names. */
  pathParameters: Record<string, string>;
  query: URLSearchParams;
  /** The path with its query, as it arrived. */
  url: string;
  /** Lower-case names; repeated headers are joined with ", ". */
  headers: Record<string, string>;
  /** Empty when there was none; never longer than the front's limit, and without a byte order mark. */
  body: Buffer;
  /** What the body holds; undefined where the operation takes no JSON, or none was sent that need not be. */
  json: Json | undefined;
  /** What the body holds; undefined where the operation takes no form. */
  form: Form | undefined;
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
  /** What the backend has beside the API, such as the bytes of a file; undefined where there is nothing. */
  download?(pathname: string): Answer | undefined;
  /**
   * Answers a request. A `RefusalError` becomes the error body of the request's version, any other rejection a 500. The
   * front adds `x-extend-request-id` and the echo of the version.
   */
  answer(request: FrontRequest): Promise<Answer>;
}
