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
 * Runs a server until SIGINT or SIGTERM, or until the `npx` that started it has gone, then ends with 0 when open requests
 * are answered. Says where it listens as the first line of stdout.
 *
 * @throws Error that says why the server cannot start
 * @param finish what is left to do when it has closed, and the exit code that comes of it
 */
export async function serve(start: () => Promise<Listening>, finish = async () => 0): Promise<void> {
  const server = await start();
  // Before the line is out: whoever waits for it may stop the server at once.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close());
  onOrphaned(() => void close());
  process.stdout.write(`listening ${server.url}\n`);

  let closing = false;
  async function close(): Promise<void> {
    if (closing) return;
    closing = true;
    await server.close();
    process.exit(await finish().catch(fail));
  }
}

/**
 * Calls back when the program that npm runs this one in has ended. A signal to `npx` or `npm run` ends the shell between,
 * which passes it on to nobody. Others may leave a server behind on purpose.
 */
function onOrphaned(then: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, 250);
  timer.unref();
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
