import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { deref } from "../../src/bundles/openapi.js";
import { webhooksOf } from "../../src/bundles/operations-of.js";
import { createExtendClient } from "../../src/index.js";
import { type RunningSandbox, startSandbox, type WebhookEndpoint } from "../../src/testing.js";
import { fetchPayload, verifyWebhook, type WebhookApiVersion } from "../../src/webhooks.js";
import { bundleOf } from "../support/bundle.js";
import { validatorOf, violations } from "../support/validator.js";

// What a receiver of webhooks has to stand: events of every end, repetitions, late ones, links instead of payloads.

const secret = "wss_sandbox_test";
const received: { body: string; headers: IncomingHttpHeaders }[] = [];
/** The answers to come; 200 when there are none. */
const answers: number[] = [];
const receiver = createServer(async (request, response) => {
  received.push({ body: await text(request), headers: request.headers });
  response.writeHead(answers.shift() ?? 200).end();
});
let url: string;
let sandbox: RunningSandbox | undefined;

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
});
afterEach(async () => {
  await sandbox?.close();
  received.length = 0;
});
afterAll(() => receiver.close());

async function start(endpoint: Partial<WebhookEndpoint> = {}) {
  const webhooks = [{ url, secret, retryMs: 0, ...endpoint }];
  const started = await startSandbox({ port: 0, life: "by-hand", webhooks });
  sandbox = started;
  const { files, workflowRuns } = createExtendClient({ token: "sk_test", baseUrl: started.url });
  const [workflow = ""] = started.workflows.ids();
  const run = async (name: string) => {
    const file = await files.upload({ file: new Blob(["%PDF-1.7"]), name });
    return workflowRuns.create({ workflow: { id: workflow }, file: { id: file.id } });
  };
  return { ...started, workflowRuns, run };
}

/** Where the bundle has the schema of an event. */
function schemaOf(version: WebhookApiVersion, event: string): string {
  const { operation } = webhooksOf(bundleOf(version)).find((it) => it.event === event) ?? {};
  const { content } = operation?.requestBody ? deref(bundleOf(version), operation.requestBody) : {};
  return content?.["application/json"]?.schema?.$ref ?? "";
}

const eventsIn = () =>
  Promise.all(received.map(({ body, headers }) => verifyWebhook({ body, headers, secret, allowSignedUrl: true })));

test.each(["2026-02-09", "2025-04-21"] as const)(
  "%s: each end of a run is an event, as described",
  async (apiVersion) => {
    const { run, workflowRuns, runs, settle, deliveries } = await start({ apiVersion });
    for (const name of ["invoice.pdf", "failed.pdf", "rejected.pdf", "pending.pdf"]) await run(name);
    const cancelled = await run("b.pdf");
    await workflowRuns.cancel(cancelled.id);
    const reviewed = await run("needs-review.pdf");
    settle();
    runs.review(reviewed.id, "approve");
    const sent = (await deliveries()).map(({ eventType }) => eventType.replace("workflow_run.", ""));
    const ends = ["completed", "failed", "rejected", "needs_review", "completed"];
    // The older version has no event for it.
    if (apiVersion === "2026-02-09") ends.push("cancelled");
    expect(sent.sort()).toEqual(ends.sort());
    for (const { body, headers } of received) {
      const { eventType } = await verifyWebhook({ body, headers, secret, apiVersion });
      const validate = validatorOf(apiVersion, schemaOf(apiVersion, eventType));
      expect(violations(validate, JSON.parse(body)), eventType).toEqual([]);
    }
  },
);

test("the steps of a run are events for whoever asks for them", async () => {
  const { run, settle, deliveries } = await start({ events: ["workflow_run.step_run.processed"] });
  const { id } = await run("invoice.pdf");
  settle();
  const events = await deliveries().then(eventsIn);
  expect(events.length).toBeGreaterThan(0);
  for (const { payload } of events)
    expect(payload).toMatchObject({ object: "workflow_step_run", workflowRunId: id, status: "PROCESSED" });
});

test("a delivery that fails is repeated, and can be sent again at any time, in any order", async () => {
  const { run, runs, settle, deliveries, redeliver } = await start();
  answers.push(500, 503);
  const { id } = await run("needs-review.pdf");
  settle();
  expect(await deliveries()).toMatchObject([{ attempts: 3, status: 200 }]);
  runs.review(id, "approve");
  const [before, after] = await deliveries();
  if (before) await redeliver(before);
  if (after) await redeliver(after);
  const [first, second, ...again] = (await eventsIn()).map(({ eventId }) => eventId).slice(2);
  expect(again).toEqual([first, second]);
  expect(first).not.toBe(second);
  await expect(redeliver({ ...before } as never)).rejects.toThrow("a delivery that deliveries() of this sandbox");
});

test("a payload over the threshold is a link that gives it, without a key", async () => {
  const { run, workflowRuns, settle, deliveries } = await start({ urlThresholdBytes: 500 });
  const { id } = await run("invoice.pdf");
  await workflowRuns.update(id, { metadata: { customerId: "cust_481" } });
  settle();
  const [event] = await deliveries().then(eventsIn);
  const metadata = { customerId: "cust_481" };
  expect(event?.payload).toMatchObject({ object: "signed_data_url", id, metadata });
  if (!event) return;
  expect((await fetchPayload(event, { allowPrivate: true })).payload).toEqual(await workflowRuns.get(id));
});

test("an endpoint that cannot be told is refused with what is wrong", async () => {
  for (const [endpoint, says] of [
    [{ url: "nowhere" }, /The url of a webhook must be an address/],
    [{ secret: "" }, /The option secret of a webhook must be a text/],
    [{ apiVersion: "v1" }, /The version v1 describes no webhooks/],
    [{ events: ["workflow_run.started"] }, /has no event "workflow_run.started". It has: workflow_run.completed, /],
    [{ retries: 3 }, /has no option retries/],
  ] as [Partial<WebhookEndpoint>, RegExp][])
    await expect(start(endpoint)).rejects.toThrow(says);
});
