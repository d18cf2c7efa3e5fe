import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import { pipeline } from "node:stream/promises";
import { connectionHeaders } from "../../serving/connection-headers.js";

/** The longest answer that is kept to be judged, and the longest request to be shown, in bytes. */
const longest = { answer: 32 * 1024 * 1024, request: 100_000 };

/** How much is kept of all exchanges together that are under way, in bytes. */
const mostKept = 4 * longest.answer;
let kept = 0;

/** An exchange that has passed. */
export interface PassedExchange {
  /** The body of the request, of a long one its length. */
  request: Buffer | number;
  answer: IncomingMessage;
  /** Undefined where it was too long to be kept. */
  answerBody: Buffer | undefined;
}

/**
 * Passes a request on to another server and its answer back, byte by byte as they come: the same method, path, header
 * lines and body. Only `Host` becomes the other server's, what belongs to a single connection stays behind, and `Via` names
 * the proxy.
 *
 * @throws Error when the other server cannot be reached or breaks off
 */
export async function forward(
  upstream: URL,
  request: IncomingMessage,
  response: ServerResponse,
  via: string,
): Promise<PassedExchange> {
  const send = upstream.protocol === "https:" ? httpsRequest : httpRequest;
  const outgoing = send({
    protocol: upstream.protocol,
    hostname: hostnameOf(upstream),
    port: upstream.port,
    method: request.method,
    path: upstream.pathname.replace(/\/$/, "") + (request.url ?? "/"),
    // A request of HTTP/1.0 has no Host; this one is of 1.1.
    headers: [
      "Host",
      upstream.host,
      ...linesOf(request).filter(([name]) => !/^host$/i.test(name)),
      ["Via", via],
    ].flat(),
    // A connection of its own: one that is used again may be closed by the server at that moment.
    agent: false,
  });
  outgoing.once("socket", readBeforeFailing);
  // Who asks first whether a body is wanted gets the answer of the other server.
  const isAsked = request.headers.expect !== undefined;
  let isContinued = false;
  if (isAsked) outgoing.flushHeaders();
  outgoing.on("continue", () => {
    isContinued = true;
    response.writeContinue();
  });
  outgoing.on("information", ({ statusCode, headers }) => {
    if (request.httpVersion === "1.0" || response.headersSent) return;
    if (statusCode === 102) response.writeProcessing();
    if (statusCode === 103) response.writeEarlyHints(headers as Record<string, string>);
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once("response", resolve);
    outgoing.on("error", reject);
  });
  const requestBody = keep(request, longest.request);
  response.once("close", () => {
    if (!response.writableFinished) outgoing.destroy();
  });
  request.pipe(outgoing);
  let answerBody: KeptBody | undefined;
  try {
    const answer = await answered;
    answerBody = keep(answer, longest.answer);
    // Node frames the body for the client, which may speak HTTP/1.0 and know no chunks.
    const lines = linesOf(answer).filter(([name]) => !/^transfer-encoding$/i.test(name));
    // Whether its body follows all the same is for the client: no further request can be told from it.
    if (isAsked && !isContinued) lines.push(["Connection", "close"]);
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, lines.flat());
    await pipeline(answer, response);
    return { request: requestBody.take() ?? requestBody.length(), answer, answerBody: answerBody.take() };
  } finally {
    for (const body of [requestBody, answerBody]) body?.drop();
    // What is left of the body after an early answer is taken and dropped, or the client could not read that answer.
    request.unpipe(outgoing);
    request.resume();
    outgoing.destroy();
  }
}

/** The name or the address of a server, of version 6 without its brackets. */
export function hostnameOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

/**
 * Keeps a socket open when a write to it fails. A server that answers before it has taken the whole body may close the
 * connection at once: the answer has arrived then, but a failed write would end the socket before it is read. When there
 * is no answer, reading fails as well.
 */
function readBeforeFailing(socket: Socket): void {
  const patient = (done: (error?: Error | null) => void) => (error?: Error | null) => {
    if (!error) done();
  };
  const { _write: write, _writev: writeAll } = socket;
  socket._write = (chunk, encoding, done) => write.call(socket, chunk, encoding, patient(done));
  if (writeAll) socket._writev = (chunks, done) => writeAll.call(socket, chunks, patient(done));
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

/** What is kept of a body that flows past. */
interface KeptBody {
  /** All of it; undefined where it was too long, alone or with those of other exchanges. */
  take(): Buffer | undefined;
  /** In bytes, as far as it has come. */
  length(): number;
  drop(): void;
}

/** Listens in on a body without keeping it from flowing. */
function keep(message: IncomingMessage, most: number): KeptBody {
  let chunks: Buffer[] | undefined = [];
  let length = 0;
  let own = 0;
  function drop(): void {
    chunks = undefined;
    kept -= own;
    own = 0;
  }
  message.on("data", (chunk: Buffer) => {
    length += chunk.length;
    if (!chunks) return;
    if (length > most || kept + chunk.length > mostKept) return drop();
    chunks.push(chunk);
    own += chunk.length;
    kept += chunk.length;
  });
  return { take: () => chunks && Buffer.concat(chunks), length: () => length, drop };
}
