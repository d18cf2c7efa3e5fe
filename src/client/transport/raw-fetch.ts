import type { ApiVersionRow } from "../../api-versions.js";
import { placedOperations } from "../../operations.js";
import type { CallDefaults, Send } from "./call.js";

/**
 * The `fetch` that openapi-fetch is given: the request's body is read once, so that every attempt can send it, and the
 * answer is handed on as it came, errors of the API included.
 *
 * @throws ConnectionError, TimeoutError, and UnreadableAnswerError for an answer that is not whole
 */
export function createRawFetch(
  send: Send,
  { operations }: ApiVersionRow,
  { baseUrl, headers, limits }: CallDefaults,
): (request: Request) => Promise<Response> {
  const repeatable = placedOperations(operations)
    .filter(({ idempotent }) => idempotent)
    .map(({ method, path }) => new RegExp(`^${method} ${path.replace(/\{\w+\}/g, "[^/]+")}$`));

  return async (request) => {
    const { method, url, signal } = request;
    const path = url.slice(baseUrl.length).replace(/[?#].*/, "");
    const body = await request.arrayBuffer();
    const answer = await send({
      method,
      url,
      headers: headers.complete(Object.fromEntries(request.headers)),
      body: body.byteLength > 0 ? body : undefined,
      idempotent: repeatable.some((operation) => operation.test(`${method} ${path}`)),
      signal,
      limits,
    });
    const { text, response, failure, error } = answer;
    // Browsers show a redirect that is not followed as status 0, which no Response can be made of.
    if (failure || response.status === 0) throw error;
    return new Response(text || null, response);
  };
}
