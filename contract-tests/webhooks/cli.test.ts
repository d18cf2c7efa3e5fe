import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signWebhook, verifyWebhook, WebhookError } from "../../src/webhooks.js";
import { cli } from "../support/cli.js";

const secret = "wss_test";

async function run(...args: string[]) {
  const { child, stderr, exit } = cli("webhooks", ...args);
  const stdout = text(child.stdout);
  return { exit: await exit, stdout: await stdout, stderr: await stderr };
}

// Answers as the recipes do, so that a wrong secret is seen where the event is sent.
const receiver = createServer(async (request, response) => {
  try {
    const event = await verifyWebhook({ body: await buffer(request), headers: request.headers, secret });
    response.writeHead(200).end(`${event.apiVersion} ${event.eventId}`);
  } catch (error) {
    response.writeHead(400).end(error instanceof WebhookError ? error.reason : String(error));
  }
});
let to: string;
/** An address that nobody listens at. */
let nobody: string;
beforeAll(async () => {
  const closed = createServer();
  const addressOf = async (server: Server) => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  };
  [to, nobody] = [await addressOf(receiver), await addressOf(closed)];
  closed.close();
});
afterAll(() => receiver.close());

test("send delivers a signed event of the examples, and ends by the answer: 0 in 2xx, 1 otherwise, 2 for none", async () => {
  const send = (...more: string[]) => run("send", "--event", "workflow_run.completed", ...more);
  const [first, older, wrong, none, unknown] = await Promise.all([
    send("--to", to, "--secret", secret),
    send("--to", to, "--secret", secret, "--api-version", "2025-04-21", "--event-id", "event_a"),
    send("--to", to, "--secret", "wss_other"),
    send("--to", nobody, "--secret", secret),
    run("send", "--to", to, "--secret", secret, "--event", "workflow_run.started"),
  ]);
  expect(first).toMatchObject({ exit: 0, stderr: "" });
  expect(first.stdout).toMatch(
    /^workflow_run\.completed (event_\w+), example run-completed of 2026-02-09, to http:\S+\/hooks\n200 in \d+ ms: "2026-02-09 \1"\n$/,
  );
  expect(older).toMatchObject({ exit: 0, stdout: expect.stringContaining('ms: "2025-04-21 event_a"\n') });
  expect(wrong).toMatchObject({ exit: 1, stdout: expect.stringMatching(/400 in \d+ ms: "wrong-signature"\n$/) });
  expect(none).toMatchObject({
    exit: 2,
    stderr: `error: There was no answer from ${nobody}: ECONNREFUSED.\n`,
  });
  expect(unknown.exit).toBe(2);
  expect(unknown.stderr).toContain('2026-02-09 has no event "workflow_run.started". It has: workflow_run.completed, ');
});

test("verify says of a recorded delivery which rule it breaks", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "extend-contract-webhooks-"));
  const file = (name: string, content: string) => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };
  try {
    const { body, headers } = await signWebhook({
      body: '{"eventId":"evt_1","eventType":"workflow_run.failed","payload":{}}',
      secret,
      apiVersion: "2026-02-09",
      signedAt: new Date("2026-09-14T08:12:31Z"),
    });
    const lines = Object.entries(headers).map(([name, value]) => `${name.toUpperCase()}: ${value}\r\n`);
    const json = file("headers.json", JSON.stringify(headers));
    const raw = file("headers.txt", `POST /hooks HTTP/1.1\r\n${lines.join("")}`);
    const verify = (headers: string, body: string, ...more: string[]) =>
      run("verify", "--headers", headers, "--body", body, "--secret", "wss_old", "--secret", secret, ...more);
    const at = ["--received-at", "2026-09-14T08:12:33Z"];
    const right = file("body.json", body);
    const [good, old, printed, edited, time, broken, none] = await Promise.all([
      verify(raw, right, ...at),
      verify(json, right),
      verify(json, file("printed.json", body.replaceAll(":", ": ")), ...at),
      verify(json, file("edited.json", `${body}\n`), ...at),
      verify(json, right, "--received-at", "yesterday"),
      verify(file("broken.json", "{"), right),
      verify(json, path.join(folder, "none.json")),
    ]);
    expect(good).toEqual({ exit: 0, stdout: "ok: workflow_run.failed evt_1 of 2026-02-09\n", stderr: "" });
    expect(old.exit).toBe(1);
    expect(old.stdout).toMatch(
      /^too-old: The delivery was signed \d+ s ago.*\napart from its time: ok: workflow_run\.failed evt_1 /,
    );
    expect(printed).toMatchObject({ exit: 1, stdout: expect.stringMatching(/^wrong-signature: .*\n$/) });
    expect(edited).toMatchObject({
      exit: 1,
      stdout: expect.stringMatching(/^wrong-signature: .*\nwithout the line break /),
    });
    expect(time).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("(see extend-contract webhooks verify --help)"),
    });
    expect(broken).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/The file of headers .*broken\.json is no JSON/),
    });
    expect(none).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/none\.json cannot be read: there is no such file/),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
