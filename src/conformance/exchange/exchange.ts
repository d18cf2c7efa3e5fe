import type { TextFlaw } from "./read-json.js";

/** A request as it goes out. */
export interface SentRequest {
  method: string;
  /** Below the base URL, encoded, with its query. */
  path: string;
  headers: Headers;
  /** Undefined for a request without a body. */
  body: string | undefined;
}

/** An answer as it came in. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Decoded as UTF-8, with U+FFFD for what is not. */
  text: string;
  /** The body parsed; undefined when there is none or it is not JSON. */
  json: unknown;
  /** What is wrong with the body as UTF-8 or as JSON, whatever its media type. */
  flaws: readonly TextFlaw[];
}

/** One request and its answer. */
export interface Exchange {
  request: SentRequest;
  answer: Answer;
}
