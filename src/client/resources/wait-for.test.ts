import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ApiVersion, apiVersions } from "../../api-versions.js";
import { placedOperations } from "../../operations.js";
import { createExtendClient, InvalidInputError, TimeoutError } from "../index.js";
import { pauseAfter } from "./wait-for.js";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A client whose run has these statuses, one a read, the last one for good; and when it read. */
function observed(statuses: string[]) {
  const reads: number[] = [];
  const start = performance.now();
  const { workflowRuns } = createExtendClient({
    token: "sk_test",
    async fetch() {
      const status = statuses[Math.min(reads.length, statuses.length - 1)];
      reads.push(performance.now() - start);
      return Response.json({ id: "r", status });
    },
  });
  return { workflowRuns, reads };
}

test.each(["PROCESSED", "FAILED", "NEEDS_REVIEW", "CANCELLED", "FROM_THE_FUTURE"])(
  "%s is settled: one read, at once",
  async (status) => {
    const { workflowRuns, reads } = observed([status]);
    expect((await workflowRuns.waitFor("r")).status).toBe(status);
    expect(reads).toEqual([0]);
  },
);

test("reads about every second until it is settled, and tells what it saw on the way", async () => {
  const { workflowRuns, reads } = observed(["PENDING", "PROCESSING", "CANCELLING", "CANCELLED"]);
  const seen: string[] = [];
  const run = workflowRuns.waitFor("r", { onProgress: ({ status }) => void seen.push(status) });
  await vi.runAllTimersAsync();
  expect((await run).status).toBe("CANCELLED");
  expect(reads).toEqual([0, 1000, 2000, 3000]);
  expect(seen).toEqual(["PENDING", "PROCESSING", "CANCELLING"]);
});

const readers = (Object.keys(apiVersions) as ApiVersion[]).flatMap((version) =>
  placedOperations(apiVersions[version].operations)
    .filter(({ name, unsettled }) => name === "get" && unsettled)
    .map((operation) => ({ version, ...operation })),
);

// Without it a kind of run could be waited for in the types only, or its query parameters be refused as options.
test.each(readers)("$version $resource: waitFor reads until nothing is unsettled", async (operation) => {
  const { version, resource, path, query = [], result, unsettled = {} } = operation;
  const [[member, values] = ["", []]] = Object.entries(unsettled);
  const left = [...values];
  const asked: string[] = [];
  const extend = createExtendClient({
    apiVersion: version,
    token: "sk_test",
    async fetch(url) {
      asked.push(url.replace(/^https:\/\/[^/]+/, ""));
      const thing = { id: "r", [member]: left.shift() ?? "DONE" };
      return Response.json(result ? { success: true, [result]: thing } : thing);
    },
  });
  const resources = extend as unknown as Record<string, { waitFor(id: string, options: object): Promise<unknown> }>;
  const seen: unknown[] = [];
  const run = resources[resource]?.waitFor("r", {
    ...Object.fromEntries(query.map((name) => [name, "a b"])),
    maxRetries: 0,
    onProgress: (thing: object) => void seen.push(thing),
  });
  await vi.runAllTimersAsync();
  expect(await run).toEqual({ id: "r", [member]: "DONE" });
  expect(seen).toEqual(values.map((value) => ({ id: "r", [member]: value })));
  const search = query.map((name) => `${name}=a%20b`).join("&");
  const read = path.replace(/\{\w+\}/, "r") + (search && `?${search}`);
  expect(asked).toEqual([...values, "DONE"].map(() => read));
});

// As Extend's own clients: an application that moves from them sees the same requests.
test.each([
  [0, 1000],
  [29_999, 1000],
  [30_000, 1000],
  [31_100, 1150],
  [60_000, 5350],
  [242_000, 28625],
  [250_000, 30_000],
  [9_000_000, 30_000],
])("after %d ms the pause is %d ms", (elapsed, pauseMs) => {
  expect(pauseAfter(elapsed)).toBe(pauseMs);
  vi.mocked(Math.random).mockReturnValue(0);
  expect(pauseAfter(elapsed)).toBe(Math.round(pauseMs * 0.75));
});

test.each<[string, object, number]>([
  ["after an hour", {}, 3_600_000],
  ["after maxWaitMs", { maxWaitMs: 1500 }, 1500],
])("gives up %s, and says what the status was", async (_, options, limit) => {
  const { workflowRuns, reads } = observed(["PROCESSING"]);
  const run = workflowRuns.waitFor("r", options).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(limit + 1);
  const error = await run;
  expect(error).toBeInstanceOf(TimeoutError);
  expect(error).toMatchObject({ limit: "maxWaitMs", last: { id: "r", status: "PROCESSING" } });
  expect((error as Error).message).toBe(
    `Not settled after ${limit} ms (maxWaitMs): status is still "PROCESSING". GET https://api.extend.ai/workflow_runs/r`,
  );
  expect(reads.at(-1)).toBe(limit);
  expect(vi.getTimerCount()).toBe(0);
});

test("an abort ends a pause, and an error of a read is thrown", async () => {
  const controller = new AbortController();
  const { workflowRuns } = observed(["PENDING"]);
  const run = expect(workflowRuns.waitFor("r", { signal: controller.signal })).rejects.toThrow("enough");
  await vi.advanceTimersByTimeAsync(500);
  controller.abort(new Error("enough"));
  await run;
  expect(vi.getTimerCount()).toBe(0);
  const fetch = async () => Response.json({ code: "NOT_FOUND", message: "No such run." }, { status: 404 });
  const gone = createExtendClient({ token: "sk_test", fetch }).workflowRuns.waitFor("r");
  await expect(gone).rejects.toMatchObject({ status: 404 });
});

test.each([{ maxWaitMs: 0 }, { maxWait: 5 }, { onProgress: 5 }])("%o is refused", async (options) => {
  const { workflowRuns, reads } = observed(["PENDING"]);
  await expect(workflowRuns.waitFor("r", options as object)).rejects.toThrow(InvalidInputError);
  expect(reads).toEqual([]);
});
