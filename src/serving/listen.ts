import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
// Not the globals, which the DOM of a test may have replaced.
import { clearTimeout, setTimeout } from "node:timers";
import type { OptionChecks } from "./check-options.js";

/** How long a server that closes goes on reading what its clients have sent already, in milliseconds. */
const drainMs = 100;

/** How long the requests that are open then may take, in milliseconds. */
const graceMs = 1500;

/** Where a server listens. */
export interface ListenOptions {
  /** @default 4010; 0 takes a free one */
  port?: number | undefined;
  /** @default "127.0.0.1", which other machines cannot reach */
  host?: string | undefined;
}

/** What {@link ListenOptions} may be. */
export const listenOptionChecks: OptionChecks<ListenOptions> = {
  port: (value) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535
      ? undefined
      : "a whole number from 0 (any free port) to 65535",
  host: (value) => (typeof value === "string" && value !== "" ? undefined : "the name or address of an interface"),
};

/** A server that accepts requests. */
export interface Listening {
  /** Base URL, such as `http://127.0.0.1:4010`. */
  url: string;
  /**
   * Stops accepting, and resolves when the requests that are open have been answered: after less than two seconds,
   * whatever is still connected then is cut off. Calling it twice is fine.
   */
  close(): Promise<void>;
}

/** Answers one request. Should it throw or reject, the server answers 500, or cuts off the answer that has begun. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What a server does beside answering requests. */
export interface ListenExtras {
  /** Takes over a connection that is to speak another protocol. @default the wish is ignored */
  onUpgrade?(request: IncomingMessage, socket: Duplex, head: Buffer, server: Server): void;
  /** Whether who asks first if a body is wanted is told to send it; else that is for the handler. @default true */
  isContinued?: boolean;
}

/**
 * Starts a server that no request and no connection can end or keep from ending.
 *
 * @throws Error that says what to do when the port is taken or the address is not of this machine
 */
export async function listen(
  handle: Handler,
  { port = 4010, host = "127.0.0.1" }: ListenOptions = {},
  { onUpgrade, isContinued = true }: ListenExtras = {},
): Promise<Listening> {
  let closing: Promise<void> | undefined;
  const open = new Set<Promise<void>>();

  const server = createServer(answer);
  function answer(request: IncomingMessage, response: ServerResponse): void {
    if (closing) response.setHeader("connection", "close");
    // A connection that breaks is the client's affair.
    for (const stream of [request, response]) stream.on("error", () => {});
    const closed = new Promise<void>((resolve) => response.once("close", resolve)).finally(() => open.delete(closed));
    open.add(closed);
    // In a then, since what it throws at once is to be caught as well.
    Promise.resolve()
      .then(() => handle(request, response))
      .catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else sendText(response, 500, `A defect of this server: ${error instanceof Error ? error.message : error}`);
      });
  }
  if (!isContinued) server.on("checkContinue", answer);
  const upgraded = new Set<Duplex>();
  if (onUpgrade) {
    server.on("upgrade", (request, socket, head) => {
      upgraded.add(socket);
      socket.once("close", () => upgraded.delete(socket));
      socket.on("error", () => {});
      onUpgrade(request, socket, head, server);
    });
  }
  // Node would leave out the headers beyond the 2000th without a word; the size of them all is limited as well.
  server.maxHeadersCount = 0;
  server.on("clientError", refuseBytes);
  await startListening(server, port, host);

  async function close(): Promise<void> {
    // First the requests that are on their way: to close resets every connection that seems idle.
    if (await hasConnections(server)) await new Promise((resolve) => setTimeout(resolve, drainMs));
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    await new Promise<void>((resolve) => {
      const grace = setTimeout(resolve, graceMs);
      Promise.all(open).then(() => {
        clearTimeout(grace);
        resolve();
      });
    });
    server.closeAllConnections();
    for (const socket of upgraded) socket.destroy();
    await closed;
  }

  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${taken}`,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** Answers with one sentence. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
}

async function startListening(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(explain(error, port, host), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  // From here on it is a connection that could not be accepted. The others go on.
  server.on("error", () => {});
}

function hasConnections(server: Server): Promise<boolean> {
  return new Promise((resolve) => server.getConnections((_error, count) => resolve(count > 0)));
}

/** Answers bytes that are no HTTP request, or one that is too large or too slow to be read. */
function refuseBytes(error: NodeJS.ErrnoException, socket: Duplex): void {
  const [status, text] =
    error.code === "HPE_HEADER_OVERFLOW"
      ? [431, "The headers of the request are larger than 16 KiB in all. Send fewer or shorter ones."]
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? [408, "The request did not arrive in time."]
        : [400, "This is no HTTP request."];
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: text/plain; charset=utf-8",
    `content-length: ${Buffer.byteLength(text) + 1}`,
    "connection: close",
  ];
  socket.end(`${lines.join("\r\n")}\r\n\r\n${text}\n`);
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === "EADDRINUSE") return `Port ${port} of ${host} is in use. Choose another one; 0 takes a free one.`;
  if (error.code === "EACCES") return `Port ${port} needs more rights than this process has. Choose one above 1023.`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") return `${host} is not an address of this machine.`;
  return `Cannot listen on ${host}:${port} (${error.message}).`;
}
