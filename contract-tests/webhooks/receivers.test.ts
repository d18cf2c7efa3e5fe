import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { afterEach, expect, test, vi } from "vitest";
import { createExtendClient, type ExtendClient, type WorkflowRun } from "../../src/index.js";
import { startSandbox } from "../../src/testing.js";
import { createEvent, signWebhook, type WebhookDelivery } from "../../src/webhooks.js";
import { run, type Sample, samplesIn, sendTo } from "../docs/samples.js";

// The receivers that README and guide show, as they are printed, get deliveries of the sandbox. Without this a recipe could
// compile and give the body to the verification after a framework has parsed it.
const oldSecret = "wss_old";
const newSecret = "wss_new";
vi.stubEnv("EXTEND_WEBHOOK_SECRET", `${newSecret} ${oldSecret}`);

const closing: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const close of closing.splice(0)) await close();
});

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Handler = (request: Request) => Response | Promise<Response>;

/** A server for what takes a `Request`, as platforms have it. */
function serverOf(handle: Handler): Server {
  return createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
    const body = new Uint8Array(await buffer(request));
    const answer = await handle(new Request(`http://localhost${request.url}`, { method: "POST", headers, body }));
    response.writeHead(answer.status).end(await answer.text());
  });
}

// biome-ignore lint/suspicious/noExplicitAny: what a sample exports
const starters: Record<string, (exports: any) => Promise<string>> = {
  "node-server.ts": ({ server }) => listening(server),
  "express-server.ts": ({ app }) => listening(createServer(app)),
  "fastify-server.ts": ({ app }) => {
    closing.push(() => app.close());
    return app.listen({ port: 0, host: "127.0.0.1" });
  },
  "hono-server.ts": ({ app }) => listening(serverOf(app.fetch)),
  "route.ts": ({ POST }) => listening(serverOf(POST)),
};

async function post(url: string, delivery: WebhookDelivery): Promise<string> {
  const answer = await fetch(url, { method: "POST", headers: delivery.headers, body: delivery.body as string });
  return `${answer.status} ${await answer.text()}`;
}

const recipes = samplesIn("ts").filter(
  ({ document, file }) => document.endsWith("webhooks.md") && file !== undefined && file !== "receive.ts",
);

test("every recipe can be started here", () => {
  expect(recipes.map(({ file }) => file).sort()).toEqual(Object.keys(starters).sort());
});

test.each(recipes as (Sample & { file: string })[])(
  "$file takes what the sandbox delivers, once, and nothing else",
  async (recipe) => {
    const printed: string[] = [];
    const print = (line: string) => printed.push(line);
    const origin = (await starters[recipe.file]?.(await run(recipe, { log: print, warn: print }))) ?? "";
    const url = `${origin}/webhooks`;
    // Two endpoints at one address: the same event comes twice, signed with the old secret and with the new one.
    const sandbox = await startSandbox({
      port: 0,
      life: "by-hand",
      webhooks: [oldSecret, newSecret].map((secret) => ({ url, secret, retryMs: 1 })),
    });
    closing.push(() => sandbox.close());
    const extend = createExtendClient({ token: "sk_test", baseUrl: sandbox.url });
    const { id } = await createRun(extend, "invoice.pdf");
    sandbox.settle();
    const sent = await sandbox.deliveries();
    expect(sent.map(({ status, attempts }) => [status, attempts])).toEqual([
      [200, 1],
      [200, 1],
    ]);
    expect(printed).toEqual([expect.stringMatching(`^${id} is done: \\d+ steps$`)]);

    const [{ body } = { body: "" }] = sent;
    const apiVersion = "2026-02-09";
    expect(await post(url, await signWebhook({ body, secret: "wss_other", apiVersion }))).toBe("400 wrong-signature");
    const old = await signWebhook({ body, secret: newSecret, apiVersion, signedAt: new Date(0) });
    expect(await post(url, old)).toBe("400 too-old");
    expect(await post(url, { body: "", headers: {} })).toBe("400 missing-header");
    // Larger than what frameworks read by default, and of a kind that nobody here knows.
    const large = createEvent("edit_run.processed", { object: "edit_run", value: "x".repeat(2_000_000) });
    expect(await post(url, await signWebhook({ event: large, secret: newSecret }))).toBe("200 ");
    expect(printed).toHaveLength(1);
  },
);

test("the receiver of README survives duplicates, reordering, wrong clocks and a rotated secret", async () => {
  const [sample] = samplesIn("ts").filter(
    ({ document, code }) => document === "README.md" && code.includes("verifyWebhook"),
  );
  if (!sample) return expect.unreachable();
  const lines = sample.code.slice(sample.code.indexOf("try {")).trim().split("\n");
  expect(lines.slice(1, lines.indexOf("  } catch (error) {")).length).toBeLessThanOrEqual(10);

  vi.stubEnv("EXTEND_API_KEY", "sk_test");
  const { POST, statuses } = (await run(sample, {})) as { POST: Handler; statuses: Map<string, string> };
  const answers: number[] = [];
  const receiver = serverOf(async (request) => {
    const answer = await POST(request);
    answers.push(answer.status);
    return answer;
  });
  const url = await listening(receiver);
  const sandbox = await startSandbox({
    port: 0,
    life: "by-hand",
    webhooks: [oldSecret, newSecret].map((secret) => ({ url, secret, retryMs: 1 })),
  });
  closing.push(() => sandbox.close());
  sendTo(sandbox.url);

  // A rotated secret, and duplicates: both endpoints deliver each event, each signed with its own secret.
  const extend = createExtendClient({ token: "sk_test", baseUrl: sandbox.url });
  const { id } = await createRun(extend, "needs-review.pdf");
  sandbox.settle();
  const [needsReview] = await sandbox.deliveries();
  expect(statuses.get(id)).toBe("NEEDS_REVIEW");
  expect(answers).toEqual([204, 204]);

  // Wrong clocks, that of the sender and that of the receiver: refused, and taken when it is sent anew.
  const reviewed: WorkflowRun = { ...(await extend.workflowRuns.get(id)), status: "PROCESSED" };
  const completed = createEvent("workflow_run.completed", reviewed);
  sandbox.runs.put("2026-02-09", reviewed);
  const deliver = async (seconds: number, event: Parameters<typeof signWebhook>[0]["event"] = completed) =>
    post(url, await signWebhook({ event, secret: newSecret, signedAt: new Date(Date.now() + seconds * 1000) }));
  expect(await deliver(-900)).toBe("400 ");
  expect(await deliver(900)).toBe("400 ");
  expect(statuses.get(id)).toBe("NEEDS_REVIEW");
  expect(await deliver(0)).toBe("204 ");
  expect(statuses.get(id)).toBe("PROCESSED");

  // Reordering: what happened first comes last, as an event that was not received then.
  const late = { ...JSON.parse(needsReview?.body ?? ""), eventId: "event_late", apiVersion: "2026-02-09" };
  expect(await deliver(0, late)).toBe("204 ");
  expect(statuses.get(id)).toBe("PROCESSED");

  // What fails is not forgotten: the sandbox goes on until it has been handled.
  const { id: next } = await createRun(extend, "invoice.pdf");
  const working = globalThis.fetch;
  let failures = 2;
  vi.stubGlobal("fetch", async (...call: Parameters<typeof fetch>) =>
    failures-- > 0 ? Response.json({ code: "UNAUTHORIZED", message: "No." }, { status: 401 }) : working(...call),
  );
  sandbox.settle();
  const sent = (await sandbox.deliveries()).slice(2);
  expect(sent.map(({ status, attempts }) => [status, attempts])).toEqual([
    [204, 2],
    [204, 2],
  ]);
  expect(statuses.get(next)).toBe("PROCESSED");
});

/** Starts a run over a document with this name, which says how the run ends. */
async function createRun(extend: ExtendClient, name: string): Promise<WorkflowRun> {
  const [workflow] = (await extend.workflows.list()).items;
  const file = await extend.files.upload({ file: new Blob(["%PDF-1.7"]), name });
  return extend.workflowRuns.create({ workflow: { id: workflow?.id ?? "" }, file: { id: file.id } });
}
