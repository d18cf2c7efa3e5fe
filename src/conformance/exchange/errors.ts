import type { SentRequest } from "./exchange.js";

/** A request that got no answer, or none that can be read to its end. */
export class NoAnswerError extends Error {
  override name = "NoAnswerError";

  constructor(
    /** `unreachable` when nothing listens there; `connection` when it broke; `timeout` when nothing came. */
    readonly kind: "timeout" | "connection" | "unreachable",
    readonly request: SentRequest,
    /** What happened instead, in words. */
    readonly reason: string,
  ) {
    super(`${request.method} ${request.path} got no answer: ${reason}`);
  }
}

/** No more requests may be sent: a limit is reached, the user has interrupted, or the server asks for patience without end. */
export class StoppedError extends Error {
  override name = "StoppedError";

  constructor(
    message: string,
    /** Whether a request was under way, which the server may have carried out. */
    readonly wasSent = false,
  ) {
    super(message);
  }
}
