import type { TextFlaw } from "./read-json.js";

/** A request as it goes out. */
export interface SentRequest {
  method: string;
  /** Below the base URL, encoded, with its query. */
  path: string;
  headers: Headers;
  /** Undefined for a request without a body. */
  body: string | undefined;
  /** Whether the body is only told of: it is too long for a report, or no text. @default false */
  isLeftOut?: boolean;
  /**
   * Whether it makes something: it is sent once, and its answer is waited for a little also when everything is to end.
   * @default false
   */
  isAwaited?: boolean;
}

/** The longest body that a report shows whole, in characters. Those that a verification makes are shorter. */
const longestBody = 10_000;

/** A request as it is kept for a report: of a long body the beginning, and how much is left out. */
export function withShortBody(request: SentRequest): SentRequest {
  const { body = "" } = request;
  if (body.length <= longestBody) return request;
  // A character of two units that the cut would go through is left out.
  const start = body.slice(0, 300).replace(/[\ud800-\udbff]$/, "");
  const note = `… (${body.length - start.length} of ${body.length} characters are left out)`;
  return { ...request, body: start + note, isLeftOut: true };
}

/** An answer as it came in. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Decoded as UTF-8, with U+FFFD for what is not. */
  text: string;
  /** The body parsed; undefined when there is none or it is not JSON. */
  json: unknown;
  /** The same with its numbers as they came, also those that JavaScript would change. */
  exact: unknown;
  /** What is wrong with the body as UTF-8 or as JSON, whatever its media type. */
  flaws: readonly TextFlaw[];
}

/** One request and its answer. */
export interface Exchange {
  request: SentRequest;
  answer: Answer;
}

/**
 * Whether a server says of its answer that it is only an example, as a sandbox does where it has no behaviour: such an
 * answer is right in itself, and says nothing of what was asked.
 */
export function isExample({ headers }: Answer): boolean {
  return headers.has("x-sandbox-answer");
}
