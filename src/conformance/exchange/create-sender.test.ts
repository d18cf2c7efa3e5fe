import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createSender } from "./create-sender.js";
import { NoAnswerError, StoppedError } from "./errors.js";
import type { SentRequest } from "./exchange.js";
import { createPace } from "./pace.js";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function listen(handler: RequestListener): Promise<string> {
  const listening = createServer(handler);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

const limits = { rate: undefined, maxRequests: 100, maxSeconds: 60 };
const get: SentRequest = { method: "GET", path: "/", headers: new Headers(), body: undefined };

function sender(baseUrl: string, changes: { timeoutMs?: number; maxRequests?: number; signal?: AbortSignal } = {}) {
  const waits: number[] = [];
  const { timeoutMs = 5000, signal, ...pace } = changes;
  const send = createSender({
    baseUrl,
    timeoutMs,
    pace: createPace({ ...limits, ...pace, signal }),
    signal,
    onRateLimit: (_exchange, waitMs) => waits.push(waitMs),
  });
  return { send, waits };
}

test("429 is waited out, as long as it says", async () => {
  const answers = [{ "retry-after": "0" }, { "retry-after": "Tue, 01 Jan 2019 00:00:00 GMT" }, undefined];
  const url = await listen((_request, response) => {
    const headers = answers.shift();
    response.writeHead(headers ? 429 : 200, headers).end("{}");
  });
  const { send, waits } = sender(url);
  expect((await send(get)).answer.status).toBe(200);
  expect(waits).toEqual([0, 0]);
});

test("429 without end stops everything", async () => {
  const url = await listen((_request, response) => response.writeHead(429, { "retry-after": "0" }).end());
  await expect(sender(url).send(get)).rejects.toThrow(StoppedError);
});

test("a pause longer than the time that is left stops everything", async () => {
  const url = await listen((_request, response) => response.writeHead(429, { "retry-after": "3600" }).end());
  await expect(sender(url).send(get)).rejects.toThrow("the server asked for a pause of 3600 s");
});

test("a connection that breaks is tried once more", async () => {
  let count = 0;
  const url = await listen((request, response) => {
    if (count++ === 0) request.socket.destroy();
    else response.end("{}");
  });
  expect((await sender(url).send(get)).answer.json).toEqual({});
  expect(count).toBe(2);
});

test.each<[string, RequestListener]>([
  ["breaks twice", (request) => request.socket.destroy()],
  [
    "breaks off in the middle",
    (_request, response) => response.writeHead(200, { "content-length": 9 }).write("{", () => response.destroy()),
  ],
  [
    "is not in the coding that it names",
    (_request, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("plain"),
  ],
])("an answer that %s is none", async (_name, handler) => {
  const failure = await sender(await listen(handler))
    .send(get)
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NoAnswerError);
  expect(failure).toMatchObject({ kind: "connection" });
});

test("a server that does not answer in time", async () => {
  const url = await listen(() => {});
  await expect(sender(url, { timeoutMs: 20 }).send(get)).rejects.toMatchObject({
    kind: "timeout",
    reason: "nothing within 20 ms",
  });
});

test("an address where nothing answers is unreachable", async () => {
  const url = await listen(() => {});
  await new Promise((resolve) => server?.close(resolve));
  await expect(sender(url).send(get)).rejects.toMatchObject({
    kind: "unreachable",
    reason: "the connection was refused",
  });
  await expect(sender("http://127.0.0.1:25").send(get)).rejects.toMatchObject({ kind: "unreachable" });
});

test("redirects are answers like others", async () => {
  const url = await listen((_request, response) => response.writeHead(302, { location: "/login" }).end());
  expect((await sender(url).send(get)).answer).toMatchObject({ status: 302, text: "" });
});

test("a body goes out as it is, with the headers that are given and no content type of its own", async () => {
  const seen: unknown[] = [];
  const url = await listen((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.push(request.headers["content-type"], request.headers["x-own"], body);
      response.end();
    });
  });
  await sender(url).send({ method: "POST", path: "/", headers: new Headers({ "x-own": "1" }), body: "{ \u00e9" });
  expect(seen).toEqual([undefined, "1", "{ \u00e9"]);
});

test("no more requests than are allowed, and none after an interruption", async () => {
  let count = 0;
  const url = await listen((_request, response) => {
    count++;
    response.end();
  });
  const { send } = sender(url, { maxRequests: 2 });
  await send(get);
  await send(get);
  await expect(send(get)).rejects.toThrow("the limit of 2 requests was reached");
  await expect(sender(url, { signal: AbortSignal.abort() }).send(get)).rejects.toThrow("interrupted");
  expect(count).toBe(2);
});
