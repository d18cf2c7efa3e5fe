import type { Answer, Sent } from "../answer/answer.js";
import { errorOf } from "../answer/error-of.js";
import { readBody } from "../answer/read-body.js";
import { checkToken } from "../input/check-token.js";
import type { Call } from "./call.js";
import { connectionErrorOf } from "./connection-error-of.js";
import { withinLimit } from "./within-limit.js";

/** What every attempt of a client has in common. */
export interface AttemptSettings {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Asked before each attempt of a call whose headers have no `authorization`. */
  token: () => string | Promise<string>;
  /** Sees each answer when its headers have come. */
  onAnswer?: ((response: Response) => void) | undefined;
}

/**
 * Sends a call once and reads the whole answer, within the limit of an attempt and what is left of the total time.
 *
 * @param deadline when the total time is over, by `performance.now()`
 * @throws ConnectionError, TimeoutError, and whatever a token function throws
 */
export function attempt(settings: AttemptSettings, call: Call, deadline: number): Promise<Answer> {
  const left = deadline - performance.now();
  const { timeoutMs } = call.limits;
  const limit = timeoutMs <= left ? "timeoutMs" : "totalTimeoutMs";
  return withinLimit((signal) => exchange(settings, call, signal), call, limit, Math.min(timeoutMs, left));
}

async function exchange(settings: AttemptSettings, call: Call, signal: AbortSignal): Promise<Answer> {
  const { method, url, body } = call;
  const headers =
    "authorization" in call.headers
      ? call.headers
      : { ...call.headers, authorization: `Bearer ${checkToken(await settings.token())}` };
  const sent: Sent = { method, url, authorization: headers.authorization };

  let response: Response;
  try {
    // Following a redirect could turn an update into a read, and take the token and the metadata elsewhere.
    response = await settings.fetch(url, { method, headers, signal, redirect: "manual", body: body ?? null });
  } catch (cause) {
    throw connectionErrorOf(cause, sent);
  }
  settings.onAnswer?.(response);
  const { text, failure } = await readBody(response, call.limits.maxAnswerBytes);
  const answer: Answer = { sent, response, text, failure };
  answer.error = errorOf(answer);
  return answer;
}
