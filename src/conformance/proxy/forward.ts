import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { request as httpsRequest } from "node:https";
import { pipeline } from "node:stream/promises";
import { connectionHeaders } from "../../serving/connection-headers.js";

/** An exchange that has passed. */
export interface PassedExchange {
  /** The body of the request. */
  request: Buffer;
  answer: IncomingMessage;
  answerBody: Buffer;
}

/**
 * Passes a request on to another server and its answer back, byte by byte as they come: the same method, path, header
 * lines and body. Only `Host` becomes the other server's, and what belongs to one connection stays there.
 *
 * @throws Error when the other server cannot be reached or breaks off
 */
export async function forward(
  upstream: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<PassedExchange> {
  const send = upstream.protocol === "https:" ? httpsRequest : httpRequest;
  const outgoing = send({
    protocol: upstream.protocol,
    hostname: upstream.hostname.replace(/^\[|\]$/g, ""),
    port: upstream.port,
    method: request.method,
    path: upstream.pathname.replace(/\/$/, "") + (request.url ?? "/"),
    // A request of HTTP/1.0 has no Host; this one is of 1.1.
    headers: [
      "Host",
      upstream.host,
      ...linesOf(request)
        .filter(([name]) => !/^host$/i.test(name))
        .flat(),
    ],
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once("response", resolve);
    outgoing.once("error", reject);
  });
  const requestBody = keep(request);
  response.once("close", () => {
    if (!response.writableFinished) outgoing.destroy();
  });
  // An answer may come before the body has been taken, so its failure is for the answer to tell.
  pipeline(request, outgoing).catch(() => {});
  const answer = await answered;
  const answerBody = keep(answer);
  response.writeHead(answer.statusCode ?? 502, answer.statusMessage, linesOf(answer).flat());
  await pipeline(answer, response);
  return { request: requestBody(), answer, answerBody: answerBody() };
}

/** The header lines as they came in, without those that belong to the connection. */
function linesOf({ rawHeaders, headers }: IncomingMessage): [name: string, value: string][] {
  const isOfConnection = connectionHeaders(headers.connection);
  const lines = rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
  );
  // That a body comes in chunks is passed on: Node frames it anew, by that line.
  return lines.filter(([name]) => !isOfConnection(name) || /^transfer-encoding$/i.test(name));
}

/** Listens in on a body without keeping it from flowing. */
function keep(message: IncomingMessage): () => Buffer {
  const chunks: Buffer[] = [];
  message.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
  });
  return () => Buffer.concat(chunks);
}
