import type { Answer } from "./backend.js";
import type { Front } from "./create-front.js";

/**
 * Lets a front answer without a socket, as a `fetch` does. A fault that breaks the connection is the `TypeError` that a
 * `fetch` rejects with.
 */
export function fetchFront(front: Front): (input: Request | URL | string, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const request = new Request(input, init);
    const headers = Object.fromEntries(request.headers);
    const url = new URL(request.url);
    const { entry: _, ...answer } = await front({
      method: request.method,
      target: url,
      headers: { host: url.host, ...headers },
      body: bytesOf(request),
    });
    return responseOf(answer, request.method);
  };
}

async function* bytesOf(request: Request): AsyncGenerator<Buffer> {
  yield Buffer.from(await request.arrayBuffer());
}

function responseOf({ status, headers, body, breakage }: Answer, method: string): Response {
  if (breakage === "drop") throw new TypeError("fetch failed: the sandbox was told to drop the connection");
  const bytes = new Uint8Array(Buffer.from(body));
  if (breakage === "truncate") return new Response(brokenOff(bytes.subarray(0, bytes.length / 2)), { status, headers });
  const hasNoBody = method === "HEAD" || [204, 304].includes(status);
  return new Response(hasNoBody ? null : bytes, { status, headers });
}

function brokenOff(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.error(new TypeError("terminated: the sandbox was told to break off the answer"));
    },
  });
}
