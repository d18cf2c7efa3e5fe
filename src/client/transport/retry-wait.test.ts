import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { retryWait } from "./retry-wait.js";

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-03-01T12:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test.each([
  [1, 1_000],
  [2, 2_000],
  [3, 4_000],
  [9, 60_000],
  [2000, 60_000],
])("after attempt %d the wait is random, up to %d ms", (attempt, limit) => {
  for (const part of [0, 0.25, 0.999]) {
    vi.spyOn(Math, "random").mockReturnValue(part);
    expect(retryWait(attempt, new Headers())).toEqual({ waitMs: part * limit, waitReason: "backoff" });
  }
});

const serverClock = "Sun, 01 Mar 2020 00:00:00 GMT";

test.each<[string, Record<string, string>, number]>([
  ["seconds", { "retry-after": "7" }, 7_000],
  ["no seconds", { "retry-after": "0" }, 0],
  ["more than the cap", { "retry-after": "3600" }, 60_000],
  ["a date", { "retry-after": "Sun, 01 Mar 2026 12:00:09 GMT" }, 9_000],
  [
    "a date of a server whose clock is years behind",
    { date: serverClock, "retry-after": "Sun, 01 Mar 2020 00:00:04 GMT" },
    4_000,
  ],
])("Retry-After with %s is kept", (_, headers, waitMs) => {
  expect(retryWait(1, new Headers(headers))).toEqual({ waitMs, waitReason: "retry-after" });
});

test.each(["", "soon", "-5", "1.5", "Sun, 01 Mar 2026 11:00:00 GMT"])("Retry-After %j says nothing", (value) => {
  expect(retryWait(1, new Headers({ "retry-after": value })).waitReason).toBe("backoff");
});
