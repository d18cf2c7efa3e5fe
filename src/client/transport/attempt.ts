import type { Answer, Sent } from "../answer/answer.js";
import { errorOf } from "../answer/error-of.js";
import { readBody } from "../answer/read-body.js";
import { InvalidInputError } from "../errors/index.js";
import type { Fetch, FetchInit } from "../fetch.js";
import type { Hook } from "../hooks.js";
import { checkToken } from "../input/check-token.js";
import { checkProtected, shownOf } from "../input/check-url.js";
import { kindOf, show } from "../values.js";
import type { Call } from "./call.js";
import { connectionErrorOf } from "./connection-error-of.js";
import { withinLimit } from "./time.js";

/** What every attempt of a client has in common. */
export interface AttemptSettings {
  fetch: Fetch;
  /** How URLs begin that tokens may go to without asking: the base URL, which was checked, and a slash. */
  ownUrls: string;
  allowInsecureHttp: boolean;
  /** Asked before each attempt of a call whose headers have no `authorization`. */
  token: () => string | Promise<string>;
  /** Sees each answer when its headers have come. */
  onAnswer?: Hook<Response> | undefined;
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
  const { method, url, fetch = settings.fetch } = call;
  // The one door that a token leaves by. Middleware of raw may have chosen another address.
  if (!url.startsWith(settings.ownUrls)) {
    const target = new URL(url);
    checkProtected(target, shownOf(target), settings.allowInsecureHttp);
  }
  const headers =
    "authorization" in call.headers
      ? call.headers
      : { ...call.headers, authorization: `Bearer ${checkToken(await settings.token())}` };
  const sent: Sent = { method, url, authorization: headers.authorization };

  const opened = typeof call.body === "object" && "open" in call.body ? call.body : undefined;
  let response: Response;
  try {
    const body = opened ? await opened.open() : ((call.body ?? null) as string | ArrayBuffer | null);
    // Following a redirect could turn an update into a read, and take the token and the metadata elsewhere.
    const init: FetchInit = { ...call.init, method, headers, signal, redirect: "manual", body };
    const isStream = kindOf(body) === "ReadableStream";
    response = (await fetch(url, isStream ? { ...init, duplex: "half" } : init)) as Response;
  } catch (cause) {
    if (opened?.failure) throw opened.failure.reason;
    throw connectionErrorOf(cause, sent);
  }
  if (typeof response?.status !== "number" || typeof response.headers?.get !== "function") {
    throw new InvalidInputError(`fetch must resolve to a Response; got ${show(response)}. ${method} ${url}`);
  }
  if (settings.onAnswer) await settings.onAnswer(response);
  const { text, failure } = await readBody(response, call.limits.maxAnswerBytes);
  const answer: Answer = { sent, response, text, failure };
  answer.error = errorOf(answer);
  return answer;
}
