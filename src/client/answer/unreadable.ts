import { UnreadableAnswerError } from "../errors/index.js";
import { maskToken } from "../secrets/mask-token.js";
import { safeCause } from "../secrets/safe-cause.js";
import type { Answer, BodyFailure } from "./answer.js";

/** The error for an answer that cannot be understood. */
export function unreadable({ sent, response, text }: Answer, failure: BodyFailure): UnreadableAnswerError {
  const mask = (shown: string) => maskToken(shown, sent.authorization);
  const masked = mask(text);
  const start = masked.slice(0, 100).replace(/\s+/g, " ").trim();
  const quote = start === "" ? "" : `, starting with ${JSON.stringify(start)}`;
  const { status } = response;
  return new UnreadableAnswerError(
    mask(`The API answered ${status} ${failure.what}${quote}. ${sent.method} ${sent.url}`),
    {
      status,
      excerpt: masked.slice(0, UnreadableAnswerError.maxExcerpt),
      retryable: failure.retryable || isRetryableStatus(status),
    },
    failure.cause === undefined ? undefined : { cause: safeCause(failure.cause, mask) },
  );
}

/** What a status says about repeating a request, where the body does not say. */
export function isRetryableStatus(status: number): boolean {
  return status === 429 || status >= 500;
}
