import { afterEach, expect, test, vi } from "vitest";
import { createExtendClient, type ExtendClientOptions, InvalidInputError } from "../index.js";

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A client whose requests end in `answer`, and what it was asked. */
function observed(
  answer: (request: { id: string; body: { metadata?: { step?: number } }; signal: AbortSignal }) => Promise<Response>,
  options: Partial<ExtendClientOptions<"2026-02-09">> = {},
) {
  const asked: string[] = [];
  const { workflowRuns } = createExtendClient({
    token: "sk_test",
    async fetch(url, init) {
      const request = new Request(url, init);
      const id = url.split("/").at(-1) ?? "";
      asked.push(id);
      return answer({ id, body: await request.json(), signal: request.signal });
    },
    ...options,
  });
  return { workflowRuns, asked };
}

const ok = (id: string) => Response.json({ id });
const updates = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `r${index}`, changes: {} }));
const refused = (status: number, headers = {}) => Response.json({ code: "X", message: "No." }, { status, headers });

test("yields a result per update, in order of completion, failures too", async () => {
  const release: Record<string, () => void> = {};
  const { workflowRuns } = observed(async ({ id }) => {
    await new Promise<void>((resolve) => {
      release[id] = resolve;
    });
    return id === "r1" ? refused(404) : ok(id);
  });
  const results = workflowRuns.updateAll(updates(3), { concurrency: 3 });
  const first = results.next();
  await vi.waitFor(() => expect(Object.keys(release)).toHaveLength(3));
  for (const id of ["r2", "r1", "r0"]) release[id]?.();
  const all = [(await first).value, (await results.next()).value, (await results.next()).value];
  expect(all.map((result) => result && [result.id, result.ok])).toEqual([
    ["r2", true],
    ["r1", false],
    ["r0", true],
  ]);
  expect(all[1]).toMatchObject({ id: "r1", changes: {}, error: { status: 404 } });
  expect((await results.next()).done).toBe(true);
});

test.each([1, 3, 8])("has no more than %d under way, whatever the reader does", async (concurrency) => {
  let active = 0;
  let most = 0;
  const { workflowRuns, asked } = observed(async ({ id }) => {
    most = Math.max(most, ++active);
    await Promise.resolve();
    active--;
    return ok(id);
  });
  const results = workflowRuns.updateAll(updates(20), { concurrency });
  await results.next();
  await vi.waitFor(() => expect(active).toBe(0));
  // What is read is made room for; what is not holds everything back.
  expect(asked.length).toBeLessThanOrEqual(concurrency + 1);
  let rest = 0;
  for await (const result of results) rest += Number(result.ok);
  expect(rest).toBe(19);
  expect(most).toBeLessThanOrEqual(concurrency);
});

test("takes an async iterable, tells progress, and says what is wrong with an item", async () => {
  const { workflowRuns } = observed(async ({ id }) => ok(id));
  async function* source() {
    yield { id: "a", changes: {} };
    yield { id: "..", changes: {} };
    yield null as unknown as { id: string; changes: object };
    yield { id: "b", changes: { name: "B" } };
  }
  const progress: object[] = [];
  const errors: unknown[] = [];
  const results = workflowRuns.updateAll(source(), { onProgress: (event) => progress.push(event) });
  for await (const result of results) if (!result.ok) errors.push(result.error);
  expect(progress.at(-1)).toEqual({ succeeded: 2, failed: 2 });
  expect(errors).toEqual([expect.any(InvalidInputError), expect.any(InvalidInputError)]);
});

test("updates of one run happen in their order, also when the first is repeated", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const steps: (number | undefined)[] = [];
  const { workflowRuns } = observed(async ({ id, body }) => {
    steps.push(body.metadata?.step);
    return steps.length === 1 ? refused(500) : ok(id);
  });
  const same = [1, 2, 3].map((step) => ({ id: "r", changes: { metadata: { step } } }));
  for await (const result of workflowRuns.updateAll(same, { concurrency: 3 })) expect(result.ok).toBe(true);
  expect(steps).toEqual([1, 1, 2, 3]);
});

test("an abort gives a result to all that had begun, then throws the reason; the rest is not read", async () => {
  const controller = new AbortController();
  const reason = new Error("deploying");
  const { workflowRuns, asked } = observed(({ signal }) => {
    if (asked.length === 2) queueMicrotask(() => controller.abort(reason));
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  });
  const failed: unknown[] = [];
  const run = async () => {
    const options = { concurrency: 2, signal: controller.signal };
    for await (const result of workflowRuns.updateAll(updates(9), options)) failed.push(!result.ok && result.error);
  };
  await expect(run()).rejects.toBe(reason);
  expect(failed).toEqual([reason, reason]);
  expect(asked).toEqual(["r0", "r1"]);
});

test("an error of the source is thrown after the results of what it gave", async () => {
  const { workflowRuns } = observed(async ({ id }) => ok(id));
  const reason = new Error("the list broke off");
  async function* source() {
    yield* updates(2);
    throw reason;
  }
  const seen: string[] = [];
  const run = async () => {
    for await (const { id } of workflowRuns.updateAll(source())) seen.push(id);
  };
  await expect(run()).rejects.toBe(reason);
  expect(seen).toEqual(["r0", "r1"]);
});

test("a 401 ends it: nothing more is sent, what had begun has a result, and the error is thrown", async () => {
  const { workflowRuns, asked } = observed(async () => refused(401));
  const failed: unknown[] = [];
  const run = async () => {
    for await (const result of workflowRuns.updateAll(updates(200))) failed.push(!result.ok && result.error);
  };
  await expect(run()).rejects.toMatchObject({ status: 401 });
  expect(asked.length).toBeLessThanOrEqual(4);
  expect(failed).toHaveLength(asked.length);
  expect(failed).toEqual(failed.map(() => expect.objectContaining({ status: 401 })));
});

test("leaving the loop ends what is under way and closes the source", async () => {
  let closed = false;
  let aborted = 0;
  const { workflowRuns } = observed(({ id, signal }) => {
    if (id === "r0") return Promise.resolve(ok(id));
    signal.addEventListener("abort", () => aborted++);
    return new Promise(() => {});
  });
  function* source() {
    try {
      yield* updates(9);
    } finally {
      closed = true;
    }
  }
  for await (const { id } of workflowRuns.updateAll(source(), { concurrency: 3 })) {
    expect(id).toBe("r0");
    break;
  }
  expect(closed).toBe(true);
  expect(aborted).toBe(2);
});

test("a pause that the API asks of one holds back all, and fewer go on after it", async () => {
  vi.useFakeTimers();
  const batches: string[][] = [];
  let slowDown = true;
  const { workflowRuns, asked } = observed(async ({ id }) => (slowDown ? refused(429, { "retry-after": 5 }) : ok(id)));
  const results: boolean[] = [];
  const all = (async () => {
    for await (const { ok } of workflowRuns.updateAll(updates(8), { concurrency: 4 })) results.push(ok);
  })();
  await vi.advanceTimersByTimeAsync(0);
  batches.push(asked.splice(0));
  slowDown = false;
  await vi.advanceTimersByTimeAsync(4_999);
  batches.push(asked.splice(0));
  await vi.advanceTimersByTimeAsync(2);
  await all;
  expect(batches).toEqual([["r0", "r1", "r2", "r3"], []]);
  expect(results).toEqual(Array(8).fill(true));
  expect(asked).toHaveLength(8);
  expect(vi.getTimerCount()).toBe(0);
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("concurrency %d is refused at once", (concurrency) => {
  const { workflowRuns } = observed(async ({ id }) => ok(id));
  expect(() => workflowRuns.updateAll([], { concurrency })).toThrow(InvalidInputError);
});

test("what is no iterable is refused at once", () => {
  const { workflowRuns } = observed(async ({ id }) => ok(id));
  // @ts-expect-error a single update is none
  expect(() => workflowRuns.updateAll({ id: "r", changes: {} })).toThrow("(async) iterable");
});

test("an update that waits for its turn does not slip in between a 429 and the pause it asks for", async () => {
  vi.useFakeTimers();
  const sent: number[] = [];
  const start = performance.now();
  let refusals = 0;
  // The first pause halves the width, so that one of the two waits when the second 429 comes.
  const { workflowRuns } = observed(async ({ id }) => {
    sent.push(performance.now() - start);
    return ++refusals <= 3 ? refused(429, { "retry-after": 5 }) : ok(id);
  });
  const all = (async () => {
    for await (const result of workflowRuns.updateAll(updates(2), { concurrency: 2, maxRetries: 5 })) {
      expect(result.ok).toBe(true);
    }
  })();
  await vi.advanceTimersByTimeAsync(20_000);
  await all;
  expect(sent).toEqual([0, 0, 5_000, 10_000, 10_000]);
});
