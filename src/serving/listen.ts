import type { Server } from "node:http";
import { type AddressInfo, Server as NetServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";

/** How long a server that closes goes on reading what its clients have sent already, in milliseconds. */
const drainMs = 100;

/** Where a server listens. */
export interface ListenOptions {
  /** @default 4010; 0 takes a free port */
  port?: number | undefined;
  /** @default "127.0.0.1", which other machines cannot reach */
  host?: string | undefined;
}

/** A server that accepts requests. */
export interface Listening {
  /** Base URL, such as `http://127.0.0.1:4010`. */
  url: string;
  /** Stops accepting, and resolves when the requests that are open have been answered. Calling it twice is fine. */
  close(): Promise<void>;
}

/**
 * Starts a server.
 *
 * @throws Error that says what to do when the port is taken or the address is not of this machine
 */
export async function listen(server: Server, { port = 4010, host = "127.0.0.1" }: ListenOptions): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(explain(error, port, host), { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  let closing: Promise<void> | undefined;
  server.prependListener("request", (_request, response) => {
    if (closing) response.setHeader("connection", "close");
  });

  async function close(): Promise<void> {
    // The close() of node:http resets every connection that seems idle, also where a request is on its way. That of
    // node:net only stops accepting, so that those are answered and their clients told that the connection ends.
    const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()));
    if ((await promisify(server.getConnections).call(server)) > 0) await setTimeout(drainMs);
    server.close();
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

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === "EADDRINUSE") return `Port ${port} of ${host} is in use. Choose another one; 0 takes a free one.`;
  if (error.code === "EACCES") return `Port ${port} needs more rights than this process has. Choose one above 1023.`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") return `${host} is not an address of this machine.`;
  return `Cannot listen on ${host}:${port} (${error.message}).`;
}
