import createClient from "openapi-fetch";
import type { ApiVersion, ApiVersionRow, PathsOf } from "../api-versions.js";
import { placedOperations } from "../operations.js";
import type { Answer } from "./answer/answer.js";
import { parseJson } from "./answer/result-of.js";
import { InvalidInputError } from "./errors/index.js";
import { checkJson } from "./input/check-json.js";
import { checkOptions, limitsOf, rawOptions } from "./input/check-options.js";
import { checkBaseUrl, checkPath, fillPath } from "./input/check-url.js";
import { ownHeaders } from "./input/headers.js";
import { queryOf } from "./input/query.js";
import type { CallOptions } from "./options.js";
import type { RawClient } from "./raw-client.js";
import type { CallDefaults, Send } from "./transport/call.js";
import { kindOf } from "./values.js";

/** What a call of raw is given: options of openapi-fetch, options of a call, and what else `fetch` takes. */
interface Init extends Omit<CallOptions, "signal"> {
  signal?: AbortSignal | null;
  baseUrl?: string;
  body?: unknown;
  bodySerializer?: unknown;
  fetch?: (request: Request) => Promise<Response>;
  parseAs?: string;
  pathSerializer?: unknown;
  redirect?: string;
  Request?: typeof Request;
  [other: string]: unknown;
}

interface Result {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/**
 * An openapi-fetch client whose calls go through `send`. What a call is given is looked at before openapi-fetch sees it:
 * it has the same rules for paths, base URLs, headers, bodies and options as the methods of the resources.
 */
export function createRaw<V extends ApiVersion>(
  send: Send,
  { operations }: ApiVersionRow,
  { baseUrl, allowInsecureHttp, headers, limits, init: common }: CallDefaults,
): RawClient<PathsOf<V>> {
  const placed = placedOperations(operations);
  const client = createClient({ baseUrl, headers: headers.common, querySerializer: queryOf });
  const request = client.request as (method: string, path: string, init: object) => Promise<Result>;

  async function call(method: string, path: string, init: Init = {}): Promise<Result> {
    checkOptions(init, rawOptions, true);
    const {
      baseUrl: ownBaseUrl,
      body,
      bodySerializer,
      fetch,
      pathSerializer = fillPath,
      Request = globalThis.Request,
    } = init;
    if (init.redirect === "follow")
      throw new InvalidInputError('redirect cannot be "follow": redirects are not followed.');
    if (body !== undefined && !bodySerializer && kindOf(body) !== "FormData") checkJson(body, "The body");

    let answer: Answer | undefined;
    const { data, ...result } = await request(method, path, {
      ...init,
      baseUrl: ownBaseUrl === undefined ? baseUrl : checkBaseUrl(ownBaseUrl, allowInsecureHttp),
      headers: ownHeaders(init as CallOptions),
      pathSerializer,
      // JSON is parsed below, so that what is none becomes an error of ours.
      parseAs: init.parseAs ?? "text",
      // The last place that sees the URL as it was written.
      Request: new Proxy(Request, { construct: (made, [url, init]) => new made(checkPath(url), init) }),
      async fetch(request: Request) {
        const { method, url, signal } = request;
        const operation = placed.find((it) => it.method === method && it.path === path);
        const bytes = await request.arrayBuffer();
        answer = await send({
          method,
          url,
          headers: headers.complete(Object.fromEntries(request.headers)),
          body: bytes.byteLength > 0 ? bytes : undefined,
          idempotent: operation?.idempotent ?? false,
          signal,
          limits: limitsOf(init as CallOptions, limits, operation),
          init: { ...common, ...forFetch(init) },
          fetch: fetch && ((url, init) => fetch(new Request(url, init))),
        });
        const { text, response, failure, error } = answer;
        // Browsers show a redirect that is not followed as status 0, which no Response can be made of.
        if (failure || response.status === 0) throw error;
        return new Response(text || null, response);
      },
    });
    if (init.parseAs || typeof data !== "string") return data === undefined ? result : { data, ...result };
    const { response } = result;
    const sent = answer?.sent ?? { method, url: baseUrl + path, authorization: undefined };
    return { data: data === "" ? undefined : parseJson({ sent, response, text: data }, true), ...result };
  }

  const methods = Object.keys(client).filter((name) => /^[A-Z]+$/.test(name));
  return {
    ...client,
    request: (method: string, path: string, init?: Init) => call(String(method).toUpperCase(), path, init),
    ...Object.fromEntries(methods.map((name) => [name, (path: string, init?: Init) => call(name, path, init)])),
  } as unknown as RawClient<PathsOf<V>>;
}

/** What is for neither openapi-fetch nor this client: members of `RequestInit`, and those that a platform adds to it. */
function forFetch(init: Init): object {
  const { params, body, headers, querySerializer, bodySerializer, pathSerializer, middleware, Request, ...rest } = init;
  const {
    baseUrl,
    parseAs,
    fetch,
    signal,
    workspaceId,
    timeoutMs,
    totalTimeoutMs,
    maxRetries,
    maxAnswerBytes,
    ...more
  } = rest;
  return more;
}
