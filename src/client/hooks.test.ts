import { expect, test } from "vitest";
import { createExtendClient, type ExtendClientOptions } from "./index.js";

// A hook that is not waited for would end the process when it rejects, and its failure would be nobody's.
const reason = new Error("the hook failed");
const rejects = () => Promise.reject(reason);
const throws = () => {
  throw reason;
};

function clientOf(answers: Response[], options: Partial<ExtendClientOptions>) {
  const fetch = async () => answers.shift() ?? Response.json({ id: "r" });
  return createExtendClient({ token: "sk_test", fetch, ...options }).workflowRuns;
}
const failing = () => Response.json({ message: "No." }, { status: 503, headers: { "retry-after": "0" } });
const deprecated = () => Response.json({ id: "r" }, { headers: { deprecation: "true" } });

test.each([rejects, throws])("what a hook rejects with or throws ends the call (%#)", async (hook) => {
  await expect(clientOf([failing()], { onRetry: hook }).get("r")).rejects.toBe(reason);
  await expect(clientOf([deprecated()], { onDeprecation: hook }).get("r")).rejects.toBe(reason);
  const all = clientOf([], {}).updateAll([{ id: "r", changes: {} }], { onProgress: hook });
  await expect(all.next()).rejects.toBe(reason);
});

test("an async hook is waited for, as long as the time limit allows", async () => {
  const steps: string[] = [];
  const onRetry = async () => {
    steps.push("told");
    await Promise.resolve();
    steps.push("done");
  };
  const fetch = async () => (steps.push("sent") === 1 ? failing() : Response.json({ id: "r" }));
  await clientOf([], { onRetry, fetch }).get("r");
  expect(steps).toEqual(["sent", "told", "done", "sent"]);

  const forEver = clientOf([failing()], { onRetry: () => new Promise<never>(() => {}), totalTimeoutMs: 20 });
  await expect(forEver.get("r")).rejects.toMatchObject({ limit: "totalTimeoutMs" });
});

test("each attempt is told before and after, without the token", async () => {
  const events: object[] = [];
  const options = {
    onRequest: (event: object) => void events.push(event),
    onResponse: (event: object) => void events.push(event),
  };
  const ok = Response.json({ id: "r" }, { headers: { "x-extend-request-id": "req_1" } });
  await clientOf([failing(), ok], options).update("r", {});
  const request = { method: "POST", url: "https://api.extend.ai/workflow_runs/r" };
  const ended = { ...request, durationMs: expect.any(Number) };
  expect(events).toEqual([
    { ...request, attempt: 1 },
    { ...ended, attempt: 1, status: 503, requestId: undefined, error: expect.objectContaining({ status: 503 }) },
    { ...request, attempt: 2 },
    { ...ended, attempt: 2, status: 200, requestId: "req_1", error: undefined },
  ]);
  expect(JSON.stringify(events)).not.toContain("sk_test");
});

test("an attempt without an answer is told too, on raw as well", async () => {
  const statuses: unknown[] = [];
  const { raw } = createExtendClient({
    token: "sk_test",
    maxRetries: 0,
    fetch: () => Promise.reject(new Error("gone")),
    onResponse: ({ status, error }) => statuses.push([status, error?.name]),
  });
  await raw.GET("/workflow_runs/{id}", { params: { path: { id: "r" } } }).catch(() => {});
  expect(statuses).toEqual([[undefined, "ConnectionError"]]);
});
