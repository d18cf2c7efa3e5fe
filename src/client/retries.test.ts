import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { apiVersions } from "../api-versions.js";
import type { Operation } from "../operations.js";
import { createExtendClient, type ExtendClientOptions, InvalidInputError, type RetryEvent } from "./index.js";
import type { LimitOptions } from "./options.js";
import { prepared } from "./resources/test-support.js";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const failing = (status: number, headers = {}) => Response.json({ code: "X", message: "No." }, { status, headers });

/** A client whose first requests end in `answers`, later ones in a run. */
function observed(answers: Response[], options: Partial<ExtendClientOptions<"2026-02-09">> = {}) {
  const requests: Request[] = [];
  const extend = createExtendClient({
    token: "sk_test",
    async fetch(url, init) {
      requests.push(new Request(url, init));
      return answers.shift() ?? Response.json({ id: "r" });
    },
    ...options,
  });
  return { extend, requests };
}

test("onRetry is told what failed, and how long the wait is", async () => {
  const events: RetryEvent[] = [];
  const { extend } = observed([failing(503), failing(429, { "retry-after": "3" })], {
    onRetry: (event) => events.push(event),
  });
  const run = extend.workflowRuns.update("r", {});
  await vi.runAllTimersAsync();
  await run;
  const url = "https://api.extend.ai/workflow_runs/r";
  const common = { method: "POST", url, maxRetries: 2 };
  expect(events).toEqual([
    { ...common, attempt: 1, error: expect.objectContaining({ status: 503 }), waitMs: 500, waitReason: "backoff" },
    { ...common, attempt: 2, error: expect.objectContaining({ status: 429 }), waitMs: 3000, waitReason: "retry-after" },
  ]);
});

test("the wait is kept, and no timer is left behind", async () => {
  const { extend, requests } = observed([failing(429, { "retry-after": "3" })]);
  const run = extend.workflowRuns.get("r");
  await vi.advanceTimersByTimeAsync(2_999);
  expect(requests).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(requests).toHaveLength(2);
  await run;
  expect(vi.getTimerCount()).toBe(0);
});

test.each<[string, object, object, number]>([
  ["of the client", { maxRetries: 0 }, {}, 1],
  ["of the call", {}, { maxRetries: 0 }, 1],
  ["of the call over the client's", { maxRetries: 0 }, { maxRetries: 3 }, 4],
  ["by default", {}, {}, 3],
])("maxRetries %s", async (_, client, call, requestsSent) => {
  const { extend, requests } = observed(
    Array.from({ length: 9 }, () => failing(500)),
    client,
  );
  const run = expect(extend.workflowRuns.get("r", call)).rejects.toMatchObject({ status: 500 });
  await vi.runAllTimersAsync();
  await run;
  expect(requests).toHaveLength(requestsSent);
});

test("an operation that the description does not call idempotent is sent once", async () => {
  const update: { idempotent?: boolean } = apiVersions["2026-02-09"].operations.workflowRuns.update;
  update.idempotent = false;
  try {
    const { extend, requests } = observed([failing(503)]);
    await expect(extend.workflowRuns.update("r", {})).rejects.toMatchObject({ status: 503 });
    expect(requests).toHaveLength(1);
  } finally {
    update.idempotent = true;
  }
});

test("the token function is asked for each attempt, and each sends the whole body", async () => {
  let asked = 0;
  const { extend, requests } = observed([failing(500), failing(500)], { token: async () => `sk_${++asked}` });
  const run = extend.workflowRuns.update("r", { name: "whole" });
  await vi.runAllTimersAsync();
  await run;
  expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([1, 2, 3].map((n) => `Bearer sk_${n}`));
  for (const request of requests) expect(await request.text()).toBe('{"name":"whole"}');
});

test("raw is retried beneath its middleware", async () => {
  const { extend, requests } = observed([failing(500)]);
  let seen = 0;
  extend.raw.use({ onRequest: () => void seen++ });
  const path = { id: "r" };
  const answer = extend.raw.POST("/workflow_runs/{id}", { params: { path }, body: { name: "whole" } });
  await vi.runAllTimersAsync();
  expect((await answer).data).toEqual({ id: "r" });
  expect(seen).toBe(1);
  expect(await Promise.all(requests.map((request) => request.text()))).toEqual(Array(2).fill('{"name":"whole"}'));
});

describe("time limits", () => {
  const never = { fetch: () => new Promise<never>(() => {}) };

  test.each<[string, object, string]>([
    ["timeoutMs", { timeoutMs: 20, maxRetries: 0 }, "within 20 ms, the limit of one attempt (timeoutMs). GET https:"],
    [
      "totalTimeoutMs",
      { totalTimeoutMs: 20 },
      "within 20 ms, the limit of the whole call (totalTimeoutMs). GET https:",
    ],
  ])("%s ends a fetch that takes no notice of its signal", async (limit, options, says) => {
    const { extend } = observed([], never);
    const run = expect(extend.workflowRuns.get("r", options)).rejects.toMatchObject({
      name: "TimeoutError",
      limit,
      message: expect.stringContaining(says),
    });
    await vi.advanceTimersByTimeAsync(20);
    await run;
    expect(vi.getTimerCount()).toBe(0);
  });

  const long = { timeoutMs: 330_000 };

  // A create that takes minutes is cut off too late rather than too early, and is not sent again: it costs.
  test.each<[string, LimitOptions, LimitOptions, Pick<Operation, "timeoutMs">, "timeoutMs" | "totalTimeoutMs", number]>(
    [
      ["a minute", {}, {}, {}, "timeoutMs", 60_000],
      ["what the description says", {}, {}, long, "timeoutMs", 330_000],
      ["the client's", { timeoutMs: 100_000 }, {}, long, "timeoutMs", 100_000],
      ["the call's", { timeoutMs: 100_000 }, { timeoutMs: 400_000 }, long, "timeoutMs", 400_000],
      ["five minutes in all", {}, { timeoutMs: 1e6 }, {}, "totalTimeoutMs", 300_000],
      ["more in all where an attempt has more", {}, { timeoutMs: 1e6 }, long, "totalTimeoutMs", 570_000],
    ],
  )("what is not idempotent is given up once, after %s", async (_, client, call, operation, limit, milliseconds) => {
    let sent = 0;
    const fetch = () => {
      sent++;
      return new Promise<never>(() => {});
    };
    const { method } = prepared(
      { method: "POST", path: "/things", body: "application/json", ...operation },
      fetch,
      client,
    );
    const ended = vi.fn();
    method({}, call).catch(ended);
    await vi.advanceTimersByTimeAsync(milliseconds - 1);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toHaveBeenCalledWith(expect.objectContaining({ name: "TimeoutError", limit }));
    await vi.advanceTimersByTimeAsync(1e6);
    expect(sent).toBe(1);
  });

  test("raw waits as long as the resources do", async () => {
    const { timeoutMs } = apiVersions["2026-02-09"].operations.extractRuns.extract;
    const { extend } = observed([], never);
    const ended = vi.fn();
    extend.raw.POST("/extract", { body: { file: { id: "f" } } }).catch(ended);
    await vi.advanceTimersByTimeAsync(timeoutMs - 1);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toHaveBeenCalledWith(expect.objectContaining({ limit: "timeoutMs" }));
  });

  test("a token function that never resolves is ended too", async () => {
    const { extend, requests } = observed([], { token: () => new Promise<never>(() => {}), totalTimeoutMs: 20 });
    const run = expect(extend.workflowRuns.get("r")).rejects.toMatchObject({ limit: "totalTimeoutMs" });
    await vi.advanceTimersByTimeAsync(20);
    await run;
    expect(requests).toEqual([]);
  });

  test("Infinity is no limit", async () => {
    const { extend } = observed([], never);
    let ended = false;
    const controller = new AbortController();
    const options = { timeoutMs: Number.POSITIVE_INFINITY, totalTimeoutMs: 1e12, signal: controller.signal };
    const run = extend.workflowRuns.get("r", options).catch(() => {
      ended = true;
    });
    await vi.advanceTimersByTimeAsync(1_000_000);
    expect(ended).toBe(false);
    controller.abort();
    await run;
  });
});

test.each([
  { timeoutMs: 0 },
  { timeoutMs: Number.NaN },
  { totalTimeoutMs: -1 },
  { maxRetries: 1.5 },
  { maxRetries: -1 },
  { maxRetries: Number.POSITIVE_INFINITY },
  { maxAnswerBytes: 0 },
  { timeoutMs: "5" as unknown as number },
])("%o is refused, of a client and of a call", async (limits) => {
  const [name = ""] = Object.keys(limits);
  expect(() => observed([], limits)).toThrow(InvalidInputError);
  await expect(observed([]).extend.workflowRuns.get("r", limits)).rejects.toThrow(`${name} must be`);
});

describe("onDeprecation", () => {
  test.each<[Record<string, string>, object]>([
    [
      { deprecation: "@1767225600", sunset: "Thu, 31 Dec 2026 23:59:59 GMT", link: "<https://docs.extend.ai>" },
      {
        deprecatedAt: new Date("2026-01-01T00:00:00Z"),
        sunsetAt: new Date("2026-12-31T23:59:59Z"),
        link: "<https://docs.extend.ai>",
      },
    ],
    [{ deprecation: "true" }, { deprecatedAt: undefined, sunsetAt: undefined, link: undefined }],
    [{ sunset: "soon" }, { deprecatedAt: undefined, sunsetAt: undefined, link: undefined }],
  ])("is told once of %o", async (headers, notice) => {
    const notices: object[] = [];
    const answers = [1, 2].map(() => Response.json({ id: "r" }, { headers }));
    const { extend } = observed(answers, { onDeprecation: (each) => notices.push(each) });
    await extend.workflowRuns.get("r");
    await extend.workflowRuns.get("r");
    expect(notices).toEqual([{ apiVersion: "2026-02-09", ...notice }]);
  });
});

test("a header that HTTP cannot carry is refused without being shown", async () => {
  const headers = { Authorization: "Bearer sk_s3cret\n" };
  expect(() => observed([], { headers })).toThrow(InvalidInputError);
  expect(() => observed([], { headers })).not.toThrow("s3cret");
  await expect(observed([]).extend.workflowRuns.get("r", { headers: { "a b": "c" } })).rejects.toThrow('"a b"');
});

test("one signal for many calls gets one listener", async () => {
  const { signal } = new AbortController();
  const add = vi.spyOn(signal, "addEventListener");
  const { extend } = observed([]);
  await Promise.all(Array.from({ length: 32 }, () => extend.workflowRuns.get("r", { signal })));
  expect(add).toHaveBeenCalledTimes(1);
});
