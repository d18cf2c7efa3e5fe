import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../../src/testing.js";
import { signWebhook } from "../../src/webhooks.js";
import { type BackOffice, createBackOffice } from "./back-office.js";
import { withExtendAi, withExtendContract } from "./clients.js";

const secret = "wss_back_office";
const documents = Array.from({ length: 20 }, (_, index) => {
  const outcome = ["needs-review", "failed"][index] ?? `invoice-${index}`;
  return { name: `${outcome}.pdf`, content: "%PDF-1.7", reference: `document ${index}` };
});

describe.each([
  { by: "extend-contract", apiVersion: "2025-04-21", client: withExtendContract },
  { by: "extend-ai 1.17.0", apiVersion: "2026-02-09", client: withExtendAi },
] as const)("a back office by $by", ({ apiVersion, client }) => {
  let sandbox: RunningSandbox;
  let office: BackOffice;
  const answers: number[] = [];
  const receiver = createServer(async (request, response) => {
    const status = await office.receive({ body: await text(request), headers: request.headers });
    answers.push(status);
    response.writeHead(status).end();
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
    sandbox = await startSandbox({ port: 0, life: "by-hand", webhooks: [{ url, secret, apiVersion }] });
    const [workflowId = ""] = sandbox.workflows.ids();
    office = createBackOffice(client({ baseUrl: sandbox.url, token: "sk_test", workflowId }), secret);
  });
  afterAll(async () => {
    await sandbox.close();
    receiver.close();
  });

  test("hands in, hears, reviews and exports twenty documents", async () => {
    await office.handIn(documents);
    expect(office.export()).toEqual({});
    sandbox.settle();
    expect(await sandbox.deliveries()).toHaveLength(20);
    expect(new Set(answers)).toEqual(new Set([200]));

    expect(office.failed()).toEqual(["document 1"]);
    expect(office.toReview()).toEqual(["document 0"]);
    await office.review("document 0", { total: 12.5 });
    expect(office.toReview()).toEqual([]);
    const exported = office.export();
    expect(Object.keys(exported)).toHaveLength(19);
    expect(exported["document 0"]).toMatchObject({ total: 12.5 });
  });

  test("believes nobody without the secret, and does nothing twice", async () => {
    const [{ body } = { body: "" }] = await sandbox.deliveries();
    const before = sandbox.requests.length;
    expect(await office.receive(await signWebhook({ body, secret: "wss_other", apiVersion }))).toBe(400);
    expect(await office.receive(await signWebhook({ body, secret, apiVersion }))).toBe(200);
    expect(sandbox.requests).toHaveLength(before);
  });

  test("leaves its corrections with Extend", async () => {
    const reviewed = sandbox.runs.ids(apiVersion).map((id) => JSON.stringify(sandbox.runs.get(apiVersion, id)));
    expect(
      reviewed.filter((run) => run.includes('"reference":"document 0"') && run.includes('"total":12.5')),
    ).toHaveLength(1);
  });
});
