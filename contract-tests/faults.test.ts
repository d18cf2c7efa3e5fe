import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  ApiError,
  ConnectionError,
  createExtendClient,
  type ExtendClientOptions,
  ExtendError,
  TimeoutError,
  UnreadableAnswerError,
} from "../src/index.js";
import { type FaultyExchange, type FaultyServer, httpAnswer, startFaultyServer } from "./support/faulty-server.js";

// Each fault as it comes over a real socket: the class of the error, and how often the server was asked.
const run = JSON.stringify({ object: "workflow_run", id: "r", metadata: {} });
const token = "sk_s3cret-token";
const retries = 2;

const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown) => unhandled.push(reason);
let server: FaultyServer | undefined;

beforeEach(() => {
  // Full jitter takes a random part of the wait: none of it.
  vi.spyOn(Math, "random").mockReturnValue(0);
  process.on("unhandledRejection", onUnhandled);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server?.close();
  server = undefined;
  process.off("unhandledRejection", onUnhandled);
  expect(unhandled.splice(0)).toEqual([]);
});

function clientOf(baseUrl: string, options: Partial<ExtendClientOptions<"2026-02-09">> = {}) {
  return createExtendClient({ token, baseUrl, maxRetries: retries, ...options }).workflowRuns;
}

type Answer = (exchange: FaultyExchange) => void;
const sends =
  (...answer: Parameters<typeof httpAnswer>): Answer =>
  ({ socket }) =>
    socket.write(httpAnswer(...answer));

interface Case {
  answer: Answer;
  /** The class of the error; a success where there is none. */
  error?: new (
    ...args: never[]
  ) => ExtendError;
  says?: string | RegExp;
  requests: number;
  options?: Partial<ExtendClientOptions<"2026-02-09">>;
}

const again = retries + 1;
const retryable = (value: boolean) => JSON.stringify({ code: "X", message: "Because.", retryable: value });

const cases: Record<string, Case> = {
  "reset before the headers": {
    answer: ({ socket }) => socket.resetAndDestroy(),
    error: ConnectionError,
    requests: again,
  },
  "closed before the headers": {
    answer: ({ socket }) => socket.end(),
    error: ConnectionError,
    requests: again,
  },
  "reset after the headers": {
    answer: ({ socket }) =>
      socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n", () =>
        setImmediate(() => socket.resetAndDestroy()),
      ),
    error: ExtendError as unknown as Case["error"] & object,
    requests: again,
  },
  "half a body": {
    answer: ({ socket }) => socket.end(httpAnswer(200, run).subarray(0, -10)),
    error: UnreadableAnswerError,
    says: "whose body broke off",
    requests: again,
  },
  "a length that is too long": {
    answer: ({ socket }) => socket.end(httpAnswer(200, run, { "content-length": run.length + 5 })),
    error: UnreadableAnswerError,
    says: "whose body broke off",
    requests: again,
  },
  "a length that is too short": {
    answer: ({ socket }) => socket.end(httpAnswer(200, run, { "content-length": run.length - 5, connection: "close" })),
    error: UnreadableAnswerError,
    says: "not valid JSON",
    requests: 1,
  },
  "a slow trickle": {
    answer: ({ socket }) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99999\r\n\r\n");
      const drip = setInterval(() => socket.write(" "), 5);
      socket.on("close", () => clearInterval(drip));
    },
    error: TimeoutError,
    says: "(timeoutMs)",
    requests: again,
    options: { timeoutMs: 60 },
  },
  "no answer at all": {
    answer: () => {},
    error: TimeoutError,
    says: "(timeoutMs)",
    requests: again,
    options: { timeoutMs: 60 },
  },
  "no answer at all, and the total time over first": {
    answer: () => {},
    error: TimeoutError,
    says: "(totalTimeoutMs)",
    requests: 1,
    options: { totalTimeoutMs: 60 },
  },
  "an endless body": {
    answer: ({ socket }) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n");
      const more = () => {
        while (!socket.destroyed && socket.write(Buffer.alloc(65_536, " ")));
      };
      socket.on("drain", more);
      more();
    },
    error: UnreadableAnswerError,
    says: "more than 100000 bytes (maxAnswerBytes)",
    requests: 1,
    options: { maxAnswerBytes: 100_000 },
  },
  "a small body that unpacks to a large one": {
    answer: sends(200, gzipSync(Buffer.alloc(1_000_000, " ")), { "content-encoding": "gzip" }),
    error: UnreadableAnswerError,
    says: "more than 100000 bytes (maxAnswerBytes)",
    requests: 1,
    options: { maxAnswerBytes: 100_000 },
  },
  "broken gzip": {
    answer: sends(200, "this is no gzip", { "content-encoding": "gzip" }),
    error: UnreadableAnswerError,
    says: "whose body broke off",
    requests: again,
  },
  "bad chunking": {
    answer: ({ socket }) =>
      socket.end("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n{}\r\n"),
    error: ExtendError as unknown as Case["error"] & object,
    requests: again,
  },
  "HTTP/1.0": { answer: ({ socket }) => socket.end(httpAnswer(200, run, {}, "1.0")), requests: 1 },
  "no HTTP": { answer: ({ socket }) => socket.end("SSH-2.0-OpenSSH\r\n"), error: ConnectionError, requests: again },
  "HTML with 200": {
    answer: sends(200, "<html></html>", { "content-type": "text/html" }),
    error: UnreadableAnswerError,
    says: "of type text/html",
    requests: 1,
  },
  "HTML with 502": {
    answer: sends(502, "<html></html>", { "content-type": "text/html" }),
    error: UnreadableAnswerError,
    says: "502 of type text/html",
    requests: again,
  },
  "another charset": {
    answer: sends(200, Buffer.from(run.replace("workflow_run", "caf\u00e9"), "latin1"), {
      "content-type": "application/json; charset=iso-8859-1",
    }),
    error: UnreadableAnswerError,
    says: "not UTF-8",
    requests: 1,
  },
  "a byte order mark": { answer: sends(200, `\ufeff${run}`), requests: 1 },
  "duplicate keys, of which the last counts": { answer: sends(200, `{"id": "other", ${run.slice(1)}`), requests: 1 },
  "429 without end": {
    answer: sends(429, retryable(true), { "retry-after": 0 }),
    error: ApiError,
    says: "429",
    requests: again,
  },
  "429 with a date for Retry-After, by a clock that is a year behind": {
    answer: sends(429, retryable(true), {
      date: "Mon, 24 Nov 2025 10:00:00 GMT",
      "retry-after": "Mon, 24 Nov 2025 10:00:00 GMT",
    }),
    error: ApiError,
    requests: again,
  },
  "429 with a date long past and no clock": {
    answer: sends(429, retryable(true), { "retry-after": "Thu, 01 Jan 1970 00:00:00 GMT" }),
    error: ApiError,
    requests: again,
  },
  "429 whose Retry-After does not fit into the total time": {
    answer: sends(429, retryable(true), { "retry-after": 3600 }),
    error: ApiError,
    requests: 1,
    options: { totalTimeoutMs: 5000 },
  },
  "500 whose body says that it is final": { answer: sends(500, retryable(false)), error: ApiError, requests: 1 },
  "409 whose body says that it is not": { answer: sends(409, retryable(true)), error: ApiError, requests: again },
  "401, whatever its body says": { answer: sends(401, retryable(true)), error: ApiError, requests: 1 },
  "a redirect": {
    answer: sends(307, "", { location: "http://127.0.0.1:9/elsewhere" }),
    error: UnreadableAnswerError,
    says: /redirect to http:\/\/127\.0\.0\.1:9\/elsewhere.*set baseUrl/,
    requests: 1,
  },
};

test.each(Object.entries(cases))("%s", async (_, { answer, error, says, requests, options }) => {
  server = await startFaultyServer(answer);
  const changes = { metadata: { note: "whole" } };
  const outcome: unknown = await clientOf(server.url, options)
    .update("r", changes)
    .catch((thrown: unknown) => thrown);
  if (error) {
    expect(outcome).toBeInstanceOf(error);
    if (says) expect((outcome as Error).message).toMatch(says);
    expect(inspect(outcome, { depth: 9, showHidden: true })).not.toContain("s3cret");
  } else expect(outcome).toMatchObject({ id: "r" });
  expect(server.requests.map(({ body }) => body)).toEqual(Array(requests).fill(JSON.stringify(changes)));
});

test("an answer that comes while a large body is still being sent", async () => {
  server = await startFaultyServer(
    () => {},
    (socket) => socket.write(httpAnswer(400, retryable(false), { connection: "close" })),
  );
  const note = "x".repeat(2_000_000);
  await expect(clientOf(server.url).update("r", { metadata: { note } })).rejects.toMatchObject({ status: 400 });
  expect(server.requests).toHaveLength(1);
});

test("a refused connection", async () => {
  const gone = await startFaultyServer(() => {});
  await gone.close();
  const attempts: number[] = [];
  const runs = clientOf(gone.url, { onRetry: ({ attempt }) => attempts.push(attempt) });
  await expect(runs.get("r")).rejects.toThrow(ConnectionError);
  await expect(runs.get("r")).rejects.toThrow("ECONNREFUSED");
  expect(attempts).toEqual([1, 2, 1, 2]);
});

test("a name that cannot be looked up", async () => {
  // A label of more than 63 characters fails in the resolver of this machine, before anything is asked.
  const runs = clientOf(`https://${"a".repeat(64)}.invalid`);
  await expect(runs.get("r")).rejects.toThrow(ConnectionError);
});

test("TLS to a server that speaks plain HTTP", async () => {
  server = await startFaultyServer(sends(200, run));
  await expect(clientOf(server.url.replace("http:", "https:")).get("r")).rejects.toThrow(ConnectionError);
  expect(server.requests).toEqual([]);
});

test("an abort ends a wait, and rejects with the caller's reason", async () => {
  server = await startFaultyServer(sends(503, retryable(true), { "retry-after": 60 }));
  const controller = new AbortController();
  const reason = new Error("shutting down");
  const runs = clientOf(server.url, { onRetry: () => queueMicrotask(() => controller.abort(reason)) });
  await expect(runs.get("r", { signal: controller.signal })).rejects.toBe(reason);
  expect(server.requests).toHaveLength(1);
});

test("an abort before the answer closes the connection", async () => {
  const controller = new AbortController();
  let closed: Promise<void> | undefined;
  server = await startFaultyServer(({ socket }) => {
    closed = new Promise((resolve) => socket.on("close", () => resolve()));
    controller.abort(new Error("no longer needed"));
  });
  await expect(clientOf(server.url).get("r", { signal: controller.signal })).rejects.toThrow("no longer needed");
  await closed;
});

test("a client that is printed, inspected or serialised shows no token", () => {
  const extend = createExtendClient({ token, headers: { "x-team": "ap" } });
  const shown = [inspect(extend, { depth: 9, showHidden: true }), JSON.stringify(extend), String(extend)].join();
  for (const secret of [token, Buffer.from(token).toString("base64"), "s3cret"]) expect(shown).not.toContain(secret);
});

test("what is given up leaves nothing that keeps the program running", async () => {
  server = await startFaultyServer(({ socket }) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n"));
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = timers();
  await expect(clientOf(server.url, { timeoutMs: 30 }).get("r")).rejects.toThrow(TimeoutError);
  await expect(clientOf(server.url, { timeoutMs: 30 }).update("r", {})).rejects.toThrow(TimeoutError);
  expect(timers()).toBeLessThanOrEqual(before);
});
