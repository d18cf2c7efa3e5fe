import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createSender } from "./create-sender.js";
import { NoAnswerError, StoppedError } from "./errors.js";
import type { SentRequest } from "./exchange.js";
import { createPace, type Pace } from "./pace.js";

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
    timeoutMs: () => timeoutMs,
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

// Without it a server that takes one request at a time would never be done with several, and there would be no verdict.
test("several requests get through to a server that answers 429 to all but one of them", async () => {
  let open = 0;
  const url = await listen(async (_request, response) => {
    open++;
    const status = open > 1 ? 429 : 200;
    for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
    open--;
    response.writeHead(status, { "retry-after": "0" }).end("{}");
  });
  const { send, waits } = sender(url);
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(get)));
  expect(answers.map(({ answer }) => answer.status)).toEqual(Array(8).fill(200));
  expect(waits.length).toBeGreaterThan(0);
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

/** A pace that never waits, and knows how long it was to wait. */
function recordingPace() {
  const waits: number[] = [];
  const pace: Pace & { sent: number } = {
    sent: 0,
    async next() {
      pace.sent++;
    },
    async wait(milliseconds) {
      waits.push(milliseconds);
    },
  };
  return { pace, waits };
}

function impatientSender(baseUrl: string) {
  const { pace, waits } = recordingPace();
  const told: [status: number, waitMs: number][] = [];
  const send = createSender({
    baseUrl,
    timeoutMs: () => 5000,
    pace,
    onRateLimit: ({ answer }, waitMs) => told.push([answer.status, waitMs]),
  });
  return { send, pace, waits, told };
}

test("429 without Retry-After is waited out a second, then doubled, and each attempt counts", async () => {
  const url = await listen((_request, response) => response.writeHead(429).end());
  const { send, pace, waits, told } = impatientSender(url);
  await expect(send(get)).rejects.toThrow("the server answered one request 6 times with 429");
  expect(pace.sent).toBe(6);
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
  expect(told).toEqual(waits.map((waitMs) => [429, waitMs]));
});

test.each([
  ["0", 0],
  ["7", 7000],
  ["Tue, 01 Jan 2019 00:00:00 GMT", 0],
  ["soon", 1000],
  ["", 1000],
])("Retry-After: %j is a wait of %i ms", async (retryAfter, wait) => {
  const answers = [429, 200];
  const url = await listen((_request, response) => {
    response.writeHead(answers.shift() ?? 500, { "retry-after": retryAfter }).end();
  });
  const { send, pace, waits } = impatientSender(url);
  expect((await send(get)).answer.status).toBe(200);
  expect(waits).toEqual([wait]);
  expect(pace.sent).toBe(2);
});

test.each(["1.5", "-1"])("Retry-After: %j is unreadable, and so a wait of a second", async (retryAfter) => {
  const answers = [429, 200];
  const url = await listen((_request, response) => {
    response.writeHead(answers.shift() ?? 500, { "retry-after": retryAfter }).end();
  });
  const { send, waits } = impatientSender(url);
  await send(get);
  expect(waits).toEqual([1000]);
});

test.each([500, 502, 503, 404, 204, 301])("%i is an answer, and is not asked for again", async (status) => {
  const url = await listen((_request, response) => response.writeHead(status, { "retry-after": "0" }).end());
  const { send, pace, told } = impatientSender(url);
  expect((await send(get)).answer.status).toBe(status);
  expect(pace.sent).toBe(1);
  expect(told).toEqual([]);
});

test.each<[string, RequestListener]>([
  ["breaks", (request) => request.socket.destroy()],
  [
    "breaks off in the middle",
    (_request, response) => response.writeHead(200, { "content-length": 9 }).write("{", () => response.destroy()),
  ],
])("a connection that %s is tried twice, and each counts", async (_name, handler) => {
  let count = 0;
  const url = await listen((request, response) => {
    count++;
    handler(request, response);
  });
  const { send, pace } = impatientSender(url);
  await expect(send(get)).rejects.toMatchObject({ name: "NoAnswerError", kind: "connection", request: get });
  expect([pace.sent, count]).toEqual([2, 2]);
});

test("the connection may break once in each round of a request that is answered with 429", async () => {
  const turns = ["break", "429", "break", "200"];
  const url = await listen((request, response) => {
    const turn = turns.shift();
    if (turn === "break") request.socket.destroy();
    else response.writeHead(Number(turn), { "retry-after": "0" }).end();
  });
  const { send, pace } = impatientSender(url);
  expect((await send(get)).answer.status).toBe(200);
  expect(pace.sent).toBe(4);
});

test.each<[string, RequestListener]>([
  ["nothing comes", () => {}],
  ["the headers come and the body does not", (_request, response) => void response.writeHead(200).write("{")],
])("when %s in time, that is a timeout, and is not tried again", async (_name, handler) => {
  let count = 0;
  const url = await listen((request, response) => {
    count++;
    handler(request, response);
  });
  await expect(sender(url, { timeoutMs: 30 }).send(get)).rejects.toMatchObject({
    name: "NoAnswerError",
    kind: "timeout",
    message: "GET / got no answer: nothing within 30 ms",
  });
  expect(count).toBeLessThan(2);
});

test.each<[string, (response: ServerResponse, interrupt: () => void) => void]>([
  ["a request", (_response, interrupt) => interrupt()],
  ["a body", (response, interrupt) => response.writeHead(200).write("{", interrupt)],
])("an interruption ends %s that is under way, which is not tried again", async (_what, answer) => {
  const controller = new AbortController();
  const url = await listen((_request, response) => answer(response, () => controller.abort()));
  const { pace } = recordingPace();
  const send = createSender({
    baseUrl: url,
    timeoutMs: () => 5000,
    pace,
    signal: controller.signal,
    onRateLimit: () => {},
  });
  const failure = await send(get).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StoppedError);
  expect(failure).toMatchObject({ message: "interrupted" });
  expect(pace.sent).toBe(1);
});

test("an interruption ends the wait that a 429 asks for", async () => {
  const controller = new AbortController();
  const url = await listen((_request, response) => response.writeHead(429, { "retry-after": "30" }).end());
  const send = createSender({
    baseUrl: url,
    timeoutMs: () => 5000,
    pace: createPace({ ...limits, signal: controller.signal }),
    signal: controller.signal,
    onRateLimit: () => controller.abort(),
  });
  await expect(send(get)).rejects.toThrow(StoppedError);
});

test("attempts after a 429 and after a broken connection count against the limit of requests", async () => {
  const limited = await listen((_request, response) => response.writeHead(429, { "retry-after": "0" }).end());
  await expect(sender(limited, { maxRequests: 2 }).send(get)).rejects.toThrow("the limit of 2 requests was reached");
  server?.close();
  const broken = await listen((request) => request.socket.destroy());
  await expect(sender(broken, { maxRequests: 1 }).send(get)).rejects.toThrow(StoppedError);
});

test.each(["GET", "POST", "PUT", "PATCH", "DELETE"])("%s goes out as it is, with its path", async (method) => {
  const seen: unknown[] = [];
  const url = await listen((request, response) => {
    seen.push(request.method, request.url);
    response.end();
  });
  const path = "/workflow_runs/a%20b%2Fc?d=%22";
  const { request } = await sender(url).send({ ...get, method, path });
  expect(seen).toEqual([method, path]);
  expect(request).toEqual({ ...get, method, path });
});

test.each([302, 307, 308])("%i with a body is not followed", async (status) => {
  let count = 0;
  const url = await listen((_request, response) => {
    count++;
    response.writeHead(status, { location: "/elsewhere" }).end();
  });
  const { answer } = await sender(url).send({ ...get, method: "POST", body: "{}" });
  expect([answer.status, answer.headers.get("location"), count]).toEqual([status, "/elsewhere", 1]);
});
