import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/** What a faulty server knows of one request. */
export interface FaultyExchange {
  /** Of the connection. Whatever is written goes out as it is. */
  socket: Socket;
  /** Request line and headers. */
  head: string;
  body: string;
  /** How many requests came before. */
  index: number;
}

/** A server that speaks raw bytes, for answers that no HTTP library would send. */
export interface FaultyServer {
  url: string;
  port: number;
  /** Every request that arrived whole, oldest first. */
  requests: { head: string; body: string }[];
  /** Resolves when every connection has been closed by one side. */
  close(): Promise<void>;
}

/**
 * Starts a server on a free port.
 *
 * @param answer called once for each request, when its body is there
 * @param onHead called when a request's headers are there; returning true answers before the body has come
 */
export async function startFaultyServer(
  answer: (exchange: FaultyExchange) => void,
  onHead?: (socket: Socket) => boolean,
): Promise<FaultyServer> {
  const requests: FaultyServer["requests"] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // The other side may be gone; that is part of the test.
    socket.on("error", () => {});
    let received = Buffer.alloc(0);
    let answeredEarly = false;
    socket.on("data", (chunk) => {
      if (answeredEarly) return;
      // The first byte of a TLS handshake, which servers of plain HTTP refuse like any other nonsense.
      if (received.length === 0 && chunk[0] === 0x16) {
        socket.end("HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n");
        return;
      }
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = received.subarray(0, end).toString();
      const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      if (onHead?.(socket)) {
        answeredEarly = true;
        requests.push({ head, body: "" });
        return;
      }
      if (received.length < end + 4 + length) return;
      const body = received.subarray(end + 4, end + 4 + length).toString();
      received = received.subarray(end + 4 + length);
      requests.push({ head, body });
      answer({ socket, head, body, index: requests.length - 1 });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** An answer as text, with a body of the length that it says. */
export function httpAnswer(
  status: number,
  body: string | Buffer,
  headers: Record<string, string | number> = {},
  version = "1.1",
): Buffer {
  const bytes = Buffer.from(body);
  const all = { "content-type": "application/json", "content-length": bytes.length, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/${version} ${status} X\r\n${lines.join("")}\r\n`), bytes]);
}
