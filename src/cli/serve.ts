import { InvalidArgumentError } from "commander";
import type { Listening, LogEntry } from "../testing.js";

/** What the servers of the CLI have in common on the command line. */
export interface ServeFlags {
  port: number;
  host: string;
  requireVersion?: boolean;
  quiet?: boolean;
}

/** Reads a port number from the command line. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError("It is a number from 0 (any free port) to 65535.");
  return port;
}

/** One line per exchange: method, path, version, status, time. */
export function logLine({ method, path, version, status, milliseconds }: LogEntry): string {
  return `${method} ${path} ${version} ${status} ${milliseconds}ms\n`;
}

/**
 * Runs a server until SIGINT or SIGTERM, then ends with 0 when open requests are answered. Says where it listens as the
 * first line of stdout. A server that cannot start ends with 2 and one line on stderr.
 */
export async function serve(
  start: (onExchange?: (entry: LogEntry) => void) => Promise<Listening>,
  quiet: boolean,
): Promise<void> {
  let server: Listening;
  try {
    server = await start(quiet ? undefined : (entry) => process.stderr.write(logLine(entry)));
  } catch (error) {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return;
  }
  // Before the line is out: whoever waits for it may stop the server at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
  process.stdout.write(`listening ${server.url}\n`);
}
