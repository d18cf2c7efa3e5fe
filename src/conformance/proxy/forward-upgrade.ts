import type { IncomingMessage, Server } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { connect as connectTls } from "node:tls";
import { hostnameOf } from "./forward.js";

/**
 * Passes a connection on that is to speak another protocol, byte by byte from its first line on, both ways. What comes of it
 * is for the two ends.
 *
 * @param head what the client has sent after its request
 * @param via the line that names the proxy
 * @param onNoAnswer told when the other server cannot be reached, or breaks off before it has said anything
 */
export function forwardUpgrade(
  upstream: URL,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  via: string,
  onNoAnswer: (error: Error) => void,
): void {
  const isTls = upstream.protocol === "https:";
  const host = hostnameOf(upstream);
  const port = Number(upstream.port || (isTls ? 443 : 80));
  const other = isTls ? connectTls({ host, port, servername: host }) : connect({ host, port });
  const path = upstream.pathname.replace(/\/$/, "") + (request.url ?? "/");
  other.write(headOf(request, path, [["Host", upstream.host], ...linesBut(request, /^host$/i), ["Via", via]]));
  other.write(head);
  socket.pipe(other);
  other.pipe(socket);
  socket.on("error", () => other.destroy());
  socket.on("close", () => other.destroy());
  other.on("error", (error) => (other.bytesRead === 0 ? onNoAnswer(error) : socket.destroy()));
  other.on("close", () => socket.destroy());
}

/**
 * Gives a request back to its server without the wish for another protocol, which may be ignored: HTTP/2 would be the same
 * requests in a form that cannot be judged.
 */
export function ignoreUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, server: Server): void {
  const kept = linesBut(request, /^(upgrade|http2-settings)$/i).flatMap(([line, value]) => {
    if (!/^connection$/i.test(line)) return [[line, value] as const];
    // What else it says stays: a client may want the connection closed after the answer.
    const others = value.split(",").filter((option) => !/^\s*(upgrade|http2-settings)?\s*$/i.test(option));
    return others.length > 0 ? [[line, others.join(",")] as const] : [];
  });
  socket.unshift(Buffer.concat([Buffer.from(headOf(request, request.url ?? "/", kept), "latin1"), head]));
  server.emit("connection", socket);
}

function headOf({ method, httpVersion }: IncomingMessage, path: string, lines: readonly (readonly string[])[]): string {
  return `${[`${method} ${path} HTTP/${httpVersion}`, ...lines.map((line) => line.join(": "))].join("\r\n")}\r\n\r\n`;
}

function linesBut({ rawHeaders }: IncomingMessage, name: RegExp): [name: string, value: string][] {
  return rawHeaders.flatMap((it, index): [string, string][] =>
    index % 2 === 0 && !name.test(it) ? [[it, rawHeaders[index + 1] ?? ""]] : [],
  );
}
