import type { ExtendError } from "../errors/index.js";

/** What an error says about the request that it belongs to. */
export interface Sent {
  method: string;
  url: string;
  /** The header as it was sent, to be kept out of everything that is shown. */
  authorization: string | undefined;
}

/** An answer that has arrived, and whose body has been read. */
export interface Answer extends Body {
  sent: Sent;
  response: Response;
  /** What the answer means as an error; undefined for a success with a whole body. */
  error?: ExtendError | undefined;
}

/** A body as far as it could be read. */
export interface Body {
  text: string;
  /** Why it is not whole; absent when it is. */
  failure?: BodyFailure | undefined;
}

/** Why a body could not be read to its end. */
export interface BodyFailure {
  /** Continues the sentence "The API answered 502 …". */
  what: string;
  cause?: unknown;
  /** Whether the same request may bring the whole body; where it is absent, the status decides. */
  retryable?: boolean | undefined;
}
