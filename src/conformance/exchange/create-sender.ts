import { NoAnswerError, StoppedError } from "./errors.js";
import type { Answer, Exchange, SentRequest } from "./exchange.js";
import type { Pace } from "./pace.js";
import { readAnswer } from "./read-answer.js";
import { type ConnectionError, whyNoAnswer, whyUnreachable } from "./why-no-answer.js";

/** How often one request is sent that is answered with 429 each time. */
const maxAttempts = 6;

/** How long what makes something may still take when everything is to end, in milliseconds. */
const endingMs = 5000;

/** The longest body that is read, in bytes; the largest documented example of a run has 40 kB. */
const maxBytes = 32 * 1024 * 1024;

export interface SenderOptions {
  /** Without a trailing slash. */
  baseUrl: string;
  /** @default the global `fetch` */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Milliseconds for the answer to a request, its body included. */
  timeoutMs(request: SentRequest): number;
  pace: Pace;
  /** Ends a request that is under way. */
  signal?: AbortSignal | undefined;
  /** Told of each answer with 429 before the wait that it asks for. */
  onRateLimit(exchange: Exchange, waitMs: number): void;
}

export type Sender = (request: SentRequest) => Promise<Exchange>;

/**
 * Makes a function that sends one request and reads its answer to the end, whatever it is. Redirects are answers like
 * others. An answer of 429 is waited out, as long as its `Retry-After` says or else a second, doubled each time. A
 * connection that breaks is tried once more, since a server may close an idle one at the moment of use; but a request that
 * makes something is not.
 *
 * The function throws NoAnswerError when no answer came or it broke off, and StoppedError when no more requests may be
 * sent.
 */
export function createSender(options: SenderOptions): Sender {
  const { baseUrl, fetch = globalThis.fetch, timeoutMs, pace, signal, onRateLimit } = options;
  const lastCall = signal && later(signal, endingMs);

  async function attempt(request: SentRequest): Promise<Answer> {
    await pace.next();
    const { method, path, headers, body } = request;
    // As bytes, since fetch adds a content type to a text that has none.
    const bytes = body === undefined ? null : Buffer.from(body);
    const limitMs = timeoutMs(request);
    const timeout = AbortSignal.timeout(limitMs);
    const ending = request.isAwaited ? lastCall : signal;
    const either = AbortSignal.any(ending ? [timeout, ending] : [timeout]);
    try {
      const init = { method, headers, body: bytes, redirect: "manual", signal: either } as const;
      const response = await fetch(baseUrl + path, init);
      return readAnswer(response.status, response.headers, await readBytes(response));
    } catch (error) {
      if (ending?.aborted) throw new StoppedError("interrupted", true);
      if (timeout.aborted) throw new NoAnswerError("timeout", request, `nothing within ${limitMs} ms`);
      const unreachable = whyUnreachable(causeOf(error));
      if (unreachable !== undefined) throw new NoAnswerError("unreachable", request, unreachable);
      throw new NoAnswerError("connection", request, whyNoAnswer(causeOf(error)));
    }
  }

  async function attemptTwice(request: SentRequest): Promise<Answer> {
    try {
      return await attempt(request);
    } catch (error) {
      // What makes something may have made it.
      const mayRepeat = (kind: NoAnswerError["kind"]) =>
        kind === "unreachable" || (kind === "connection" && !request.isAwaited);
      if (error instanceof NoAnswerError && mayRepeat(error.kind)) return attempt(request);
      throw error;
    }
  }

  /** The repetitions after a 429, one after the other: a server that counts what is under way would refuse them again. */
  let repetitions: Promise<unknown> = Promise.resolve();
  function repeat(request: SentRequest): Promise<Answer> {
    const answer = repetitions.then(() => attemptTwice(request));
    repetitions = answer.catch(() => {});
    return answer;
  }

  return async function send(request) {
    for (let count = 1; ; count++) {
      const answer = await (count === 1 ? attemptTwice(request) : repeat(request));
      if (answer.status !== 429) return { request, answer };
      if (count === maxAttempts) {
        throw new StoppedError(`the server answered one request ${maxAttempts} times with 429`);
      }
      const waitMs = retryAfterMs(answer.headers) ?? 1000 * 2 ** (count - 1);
      onRateLimit({ request, answer }, waitMs);
      await pace.wait(waitMs);
    }
  };
}

async function readBytes(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // The types of the browser's streams lack the iterator that Node's have.
  const body = response.body as AsyncIterable<Uint8Array> | null;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > maxBytes) throw new Error(`its body is longer than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A signal that follows on another one after some milliseconds. */
function later(signal: AbortSignal, milliseconds: number): AbortSignal {
  const controller = new AbortController();
  const follow = () => setTimeout(() => controller.abort(), milliseconds).unref();
  if (signal.aborted) follow();
  else signal.addEventListener("abort", follow, { once: true });
  return controller.signal;
}

/** The pause that `Retry-After` asks for, as seconds or as a date; undefined when it is missing or unreadable. */
function retryAfterMs(headers: Headers): number | undefined {
  const value = headers.get("retry-after");
  if (value === null) return undefined;
  // An HTTP date begins with the day of the week; Date.parse also makes a date of -1 and 1.5.
  const date = /^[A-Z]/i.test(value) ? Date.parse(value) : Number.NaN;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : date - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** fetch says "fetch failed", and keeps the reason as the cause. */
function causeOf(error: unknown): ConnectionError {
  const { cause = error } = error as { cause?: unknown };
  return cause as ConnectionError;
}
