import type { Listening, LogEntry } from "../testing.js";

/** What the servers of the CLI have in common on the command line. */
export interface ServeFlags {
  port: number;
  host: string;
  requireVersion?: boolean;
  corsOrigin?: string[];
  quiet?: boolean;
}

/** One line per exchange: method, path, version, status, time. */
function logLine({ method, path, version, versionAssumed, status, milliseconds }: LogEntry): string {
  const note = versionAssumed ? " (no x-extend-api-version header: taken as legacy)" : "";
  return `${method} ${path} ${version} ${status} ${milliseconds}ms${note}\n`;
}

/**
 * Runs a server until SIGINT or SIGTERM, then ends with 0 when open requests are answered. Says where it listens as the
 * first line of stdout.
 *
 * @throws Error that says why the server cannot start
 * @param finish what is left to do when it has closed, and the exit code that comes of it
 */
export async function serve(start: () => Promise<Listening>, finish = async () => 0): Promise<void> {
  const server = await start();
  // Before the line is out: whoever waits for it may stop the server at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
  process.stdout.write(`listening ${server.url}\n`);

  async function close(): Promise<void> {
    await server.close();
    process.exit(await finish().catch(fail));
  }
}

/** Says on stderr in one line why there is no result. */
export function fail(error: unknown): 2 {
  process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
  return 2;
}

/** A log of exchanges on stderr, unless that is not wanted. */
export function logUnless(quiet: boolean): ((entry: LogEntry) => void) | undefined {
  return quiet ? undefined : (entry) => process.stderr.write(logLine(entry));
}
