import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { operationAt } from "../../src/api-versions.js";
import type { ApiVersion } from "../../src/index.js";
import { type RunningSandbox, startSandbox } from "../../src/testing.js";

/** A request on its way to the sandbox. */
export interface WireRequest {
  method: string;
  /** With its query. */
  url: string;
  headers: Record<string, string>;
  /** The names of the headers, as they were written. */
  rawNames: readonly string[];
  body: string;
}

/** An answer on its way back. */
export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Passes a request on to the sandbox, as often as is wanted. */
export type Pass = (request?: Partial<WireRequest>) => Promise<WireAnswer>;

/** One behaviour changed: what becomes of a request. Undefined never answers. */
export type Tamper = (request: WireRequest, pass: Pass) => Promise<WireAnswer | undefined> | WireAnswer | undefined;

export const token = "sk_verify-test";

/** The sandbox with one behaviour changed, listening. */
export interface TamperedServer {
  url: string;
  sandbox: RunningSandbox;
  /** How many requests have come in. */
  requests: number;
  close(): Promise<void>;
}

/** Starts a server of its own in front of a sandbox of its own. */
export async function startTampered(makeTamper: (sandbox: RunningSandbox) => Tamper): Promise<TamperedServer> {
  const sandbox = await startSandbox({ port: 0, tokens: [token], life: "by-reads" });
  const tamper = makeTamper(sandbox);
  const server = createServer(async (incoming, response) => {
    running.requests++;
    const request = await requestOf(incoming);
    const answer = await tamper(request, (changes = {}) => pass(sandbox, { ...request, ...changes }));
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const running = {
    url: `http://127.0.0.1:${port}`,
    sandbox,
    requests: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      // It gives the connections from here time to end; nobody has to wait for that.
      void sandbox.close();
    },
  };
  return running;
}

async function requestOf(incoming: IncomingMessage): Promise<WireRequest> {
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(", ")]);
  const body = await buffer(incoming);
  return {
    method: incoming.method ?? "GET",
    url: incoming.url ?? "/",
    headers: Object.fromEntries(headers),
    rawNames: incoming.rawHeaders.filter((_, index) => index % 2 === 0),
    body: body.toString(),
  };
}

/** Without a second socket, which would cost each of thousands of requests as much again. */
async function pass(sandbox: RunningSandbox, { method, url, headers, body }: WireRequest): Promise<WireAnswer> {
  const forwarded = Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !["host", "connection", "content-length", "transfer-encoding"].includes(name),
    ),
  );
  const hasBody = method !== "GET" && method !== "HEAD";
  const response = await sandbox.fetch(sandbox.url + url, {
    method,
    headers: forwarded,
    ...(hasBody && { body: Buffer.from(body) }),
  });
  const answered = [...response.headers].filter(
    ([name]) => !["connection", "keep-alive", "content-length", "date"].includes(name),
  );
  return { status: response.status, headers: Object.fromEntries(answered), body: await response.text() };
}

// biome-ignore lint/suspicious/noExplicitAny: a run in any of its shapes, to be broken
export type AnyRun = any;

/** Whether a request asks for a version. */
export function isFor(version: ApiVersion, { url, headers }: WireRequest): boolean {
  const asked = headers["x-extend-api-version"];
  if (url.startsWith("/v1/")) return version === "v1";
  return asked === undefined ? version === "legacy" : asked === version;
}

/** The run that an answer holds, and the answer with it changed; an answer without a run stays as it is. */
export function withRun(answer: WireAnswer, version: ApiVersion, change: (run: AnyRun) => AnyRun): WireAnswer {
  if (answer.status !== 200) return answer;
  const body = JSON.parse(answer.body.toString());
  const envelope = operationAt(version, "workflowRuns", "get").result;
  const run = envelope === undefined ? body : body[envelope];
  if (run === undefined) return answer;
  const changed = change(run) ?? run;
  return withJson(answer, envelope === undefined ? changed : { ...body, [envelope]: changed });
}

/** An answer with another body. */
export function withJson(answer: WireAnswer, body: unknown): WireAnswer {
  return { ...answer, body: JSON.stringify(body) };
}
