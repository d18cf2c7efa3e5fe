import type { Sent } from "../answer/answer.js";
import { ConnectionError } from "../errors/index.js";
import { maskToken } from "../secrets/mask-token.js";
import { safeCause } from "../secrets/safe-cause.js";

/** The error for a request that `fetch` rejected. */
export function connectionErrorOf(cause: unknown, { method, url, authorization }: Sent): ConnectionError {
  const mask = (text: string) => maskToken(text, authorization);
  return new ConnectionError(mask(`No answer came (${reasonOf(cause)}). ${method} ${url}`), {
    cause: safeCause(cause, mask),
    unsent: isUnsent(cause),
  });
}

// Names of the failures to connect: of Node, of its fetch, and of Bun.
const beforeSending = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

function isUnsent(error: unknown): boolean {
  const { code, cause, errors } = (error ?? {}) as { code?: unknown; cause?: unknown; errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0) return errors.every(isUnsent);
  return beforeSending.test(String(code)) || (cause !== undefined && isUnsent(cause));
}

/** Node's fetch hides the telling part, such as ECONNREFUSED, one or two causes deep. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return reasonOf(error.cause);
  const { code } = error as { code?: unknown };
  if (error instanceof AggregateError && error.errors.length > 0 && !error.message) return reasonOf(error.errors[0]);
  return typeof code === "string" && !error.message.includes(code) ? `${code}: ${error.message}` : error.message;
}
