import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createExtendClient, ExtendError } from "../src/index.js";
import { type FaultyServer, httpAnswer, startFaultyServer } from "./support/faulty-server.js";

// Random sequences of faults against a server that remembers, and a model that says what must come of them.

/** What a request meets: whether the update in it is applied, whether it is answered, and what the rule makes of it. */
const faults = {
  fine: { applied: true, retried: false, acknowledged: true },
  "429": { applied: false, retried: true, acknowledged: false },
  "500": { applied: false, retried: true, acknowledged: false },
  "500, applied": { applied: true, retried: true, acknowledged: false },
  "500, final": { applied: false, retried: false, acknowledged: false },
  "400": { applied: false, retried: false, acknowledged: false },
  "401": { applied: false, retried: false, acknowledged: false },
  reset: { applied: false, retried: true, acknowledged: false },
  "reset, applied": { applied: true, retried: true, acknowledged: false },
  "half a body": { applied: true, retried: true, acknowledged: false },
  HTML: { applied: true, retried: false, acknowledged: false },
} as const;
type Fault = keyof typeof faults;

let server: FaultyServer;
let script: Fault[] = [];
let stored: unknown;

beforeAll(async () => {
  server = await startFaultyServer(({ socket, body }) => {
    const fault = script.shift() ?? "fine";
    if (faults[fault].applied) stored = (JSON.parse(body) as { metadata: { step: number } }).metadata.step;
    const whole = httpAnswer(200, JSON.stringify({ id: "r", metadata: { step: stored } }));
    const [status] = fault.match(/^\d+/) ?? [];
    if (fault === "fine") socket.write(whole);
    else if (fault === "HTML") socket.write(httpAnswer(200, "<html>", { "content-type": "text/html" }));
    else if (fault === "half a body") socket.end(whole.subarray(0, -5));
    else if (status === undefined) socket.resetAndDestroy();
    else {
      const error = { code: "X", message: "No.", ...(fault.endsWith("final") && { retryable: false }) };
      socket.write(httpAnswer(Number(status), JSON.stringify(error), { "retry-after": 0 }));
    }
  });
});
afterAll(() => server.close());
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  return () => vi.restoreAllMocks();
});

test("requests are as many as the rule allows, and the state is that of the last update that was acknowledged", async () => {
  const sequence = fc.array(fc.constantFrom(...(Object.keys(faults) as Fault[])), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(sequence, fc.nat({ max: 3 }), fc.boolean(), async (faultsOfRun, maxRetries, isRaw) => {
      const extend = createExtendClient({ token: "sk_test", baseUrl: server.url, maxRetries });
      script = [...faultsOfRun];
      stored = undefined;
      for (let step = 0; step < 4; step++) {
        const expected = expectation([...script], maxRetries);
        const before = server.requests.length;
        const body = { metadata: { step } };
        let outcome: unknown;
        if (isRaw) {
          const path = { id: "r" };
          outcome = await extend.raw.POST("/workflow_runs/{id}", { params: { path }, body }).then(
            ({ data, response }) => (response.ok ? data : new Error("refused")),
            (error: unknown) => error,
          );
        } else outcome = await extend.workflowRuns.update("r", body).catch((error: unknown) => error);

        const requests = server.requests.slice(before);
        expect(requests).toHaveLength(expected.requests);
        for (const request of requests) expect(request.body).toBe(JSON.stringify(body));
        expect(outcome instanceof Error).toBe(!expected.acknowledged);
        if (!isRaw && outcome instanceof Error) expect(outcome).toBeInstanceOf(ExtendError);
        if (expected.acknowledged) expect(stored).toBe(step);
      }
    }),
    { numRuns: 60 },
  );
});

/** What the rule makes of the faults that are next. */
function expectation(next: Fault[], maxRetries: number): { requests: number; acknowledged: boolean } {
  for (let requests = 1; ; requests++) {
    const fault = faults[next.shift() ?? "fine"];
    if (!fault.retried || requests > maxRetries) return { requests, acknowledged: fault.acknowledged };
  }
}
