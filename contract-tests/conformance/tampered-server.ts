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

/** Several behaviours changed, the last of them nearest to the clients. */
export function together(tampers: readonly Tamper[]): Tamper {
  return tampers.reduce<Tamper>(
    (inner, outer) => (request, pass) =>
      outer(request, async (changes = {}) => {
        const answer = await inner({ ...request, ...changes }, pass);
        return answer ?? new Promise(() => {});
      }),
    (request, pass) => pass(request),
  );
}

/** The sandbox with one behaviour changed, listening. */
export interface TamperedServer {
  url: string;
  /** Answers without a socket, which costs each of thousands of requests less than half of what it costs with one. */
  fetch(url: string, init: RequestInit): Promise<Response>;
  sandbox: RunningSandbox;
  /** How many requests have come in. */
  requests: number;
  close(): Promise<void>;
}

/** Starts a server of its own in front of a sandbox of its own. */
export async function startTampered(makeTamper: (sandbox: RunningSandbox) => Tamper): Promise<TamperedServer> {
  const sandbox = await startSandbox({ port: 0, tokens: [token], life: "by-reads" });
  const tamper = makeTamper(sandbox);
  const answerTo = (request: WireRequest) => {
    running.requests++;
    return tamper(request, (changes = {}) => pass(sandbox, { ...request, ...changes }));
  };
  const server = createServer(async (incoming, response) => {
    const answer = await answerTo(await requestOf(incoming));
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const running = {
    url: `http://127.0.0.1:${port}`,
    async fetch(url: string, { method = "GET", headers, body, signal }: RequestInit) {
      const aborted = new Promise<never>((_, reject) =>
        signal?.addEventListener("abort", () => reject(signal.reason), { once: true }),
      );
      const { pathname, search } = new URL(url);
      const named = Object.fromEntries(new Headers(headers));
      const request = { method, url: pathname + search, headers: named, rawNames: Object.keys(named) };
      const answering = answerTo({ ...request, body: body ? String(body) : "" });
      const answer = (await Promise.race([answering, aborted])) ?? (await aborted);
      const hasNoBody = [204, 304].includes(answer.status);
      // As bytes: a text would get a content type.
      return new Response(hasNoBody ? null : new Uint8Array(Buffer.from(answer.body)), answer);
    },
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
