import type { ServerResponse } from "node:http";
import { callHook } from "../../serving/call-hook.js";
import type { Handler } from "../../serving/listen.js";
import { targetOf } from "../../serving/request-target.js";
import type { Answer } from "./backend.js";
import type { Front, FrontOptions } from "./create-front.js";

/** Lets a front answer the requests of an HTTP server. */
export function serveFront(front: Front, { onExchange }: FrontOptions): Handler {
  return async (request, response) => {
    const began = performance.now();
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
    );
    // Rejects when the request breaks off: then there is no one to answer.
    const { entry, ...answer } = await front({
      method: request.method ?? "GET",
      target: targetOf(request),
      headers,
      body: request,
    });
    response.on("close", () => {
      const milliseconds = Math.round(performance.now() - began);
      callHook("onExchange", onExchange, { ...entry, status: answer.status, milliseconds });
    });
    send(response, answer);
  };
}

function send(response: ServerResponse, { status, headers, breakage, body }: Answer): void {
  if (breakage === "drop") {
    response.destroy();
    return;
  }
  const bytes = Buffer.from(body);
  // An answer without content has no length either (RFC 9110, 8.6).
  response.writeHead(status, status === 204 ? headers : { ...headers, "content-length": bytes.length });
  if (breakage === "truncate") response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  else response.end(bytes);
}
