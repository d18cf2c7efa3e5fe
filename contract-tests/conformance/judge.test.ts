import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { startSandbox } from "../../src/testing.js";
import { judgeHar, startProxy } from "../../src/verify.js";
import { cli } from "../support/cli.js";

const folder = mkdtempSync(path.join(tmpdir(), "extend-contract-har-"));
afterAll(() => rmSync(folder, { recursive: true }));

const sandbox = await startSandbox({ port: 0 });
afterAll(() => sandbox.close());

type Change = (content: { text?: string; size?: number; encoding?: string }) => object;

/** An exchange as recorders write it down. */
async function recorded(at: string, change: Change = (content) => content) {
  const headers = { authorization: "Bearer sk_recorded_key", "x-extend-api-version": "2026-02-09" };
  const response = await fetch(sandbox.url + at, { headers });
  const listed = (all: Iterable<[string, string]>) => [...all].map(([name, value]) => ({ name, value }));
  const body = await response.text();
  return {
    request: { method: "GET", url: `https://api.example.com/base${at}`, headers: listed(Object.entries(headers)) },
    response: {
      status: response.status,
      headers: [{ name: ":status", value: "200" }, ...listed(response.headers)],
      content: change({ size: body.length, text: body }),
    },
  };
}

const har = (...entries: unknown[]) => JSON.stringify({ log: { version: "1.2", entries } });

const run = "/workflow_runs/workflow_run_8nmP4KL_sZSOg1ur1gmDd";
const withoutStatus: Change = ({ text = "" }) => ({ text: JSON.stringify({ ...JSON.parse(text), status: undefined }) });
const inBase64: Change = ({ text = "" }) => ({ text: Buffer.from(text).toString("base64"), encoding: "base64" });

// Without it a recording could pass unread: every part that is not understood would count as nothing to judge.
test("a recording is judged, and what cannot be is counted with the reason", async () => {
  const entries = [
    await recorded(run),
    await recorded(run, inBase64),
    await recorded(run, withoutStatus),
    await recorded(run, ({ size }) => ({ size })),
    { request: { method: "GET", url: "https://cdn.example.com/logo.svg" }, response: { status: 200 } },
    { ...(await recorded(run)), response: { status: 0 } },
  ];
  const report = await judgeHar(`\ufeff${har(...entries)}`, { baseUrl: "https://api.example.com/base/" });
  expect(report).toMatchObject({
    ...{ verdict: "differs", url: "https://api.example.com/base", apiVersions: ["2026-02-09"], requests: 3 },
    findings: [{ check: "documented-body", at: "/status", operation: "getWorkflowRun" }],
  });
  expect(report.notJudged).toEqual([
    { reason: "a body that was not recorded", count: 1 },
    { reason: "no description has the operation", count: 1 },
    { reason: "no answer", count: 1 },
  ]);
  expect(JSON.stringify(report)).not.toContain("sk_recorded_key");
});

test.each([
  ["[", "The recording is not JSON"],
  ["{}", "The recording is no HAR: it has no list log.entries."],
  [har({ request: {} }), "log.entries[0]"],
])("%s is refused", async (recording, message) => {
  await expect(judgeHar(recording)).rejects.toThrow(message);
});

test("what a proxy records can be judged again, and holds no key, though an answer repeats it", async () => {
  const key = "sk_of_a_recording";
  const file = path.join(folder, "proxy.har");
  const proxy = await startProxy({ upstream: sandbox.url, port: 0, har: file });
  const headers = { authorization: `Bearer ${key}`, "x-extend-api-version": "2026-02-09" };
  await fetch(`${proxy.url}${run}?api_key=${key}`, { headers });
  const body = JSON.stringify({ metadata: { key } });
  await fetch(proxy.url + run, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body });
  await fetch(`${proxy.url}/nowhere`, { headers });
  await proxy.close();
  const recording = readFileSync(file, "utf8");
  expect(recording).not.toContain(key);
  const { requests, notJudged, coverage, findings } = proxy.report();
  expect(requests).toBe(2);
  expect(findings.map(({ check }) => check)).toEqual(["no-secret"]);
  // That it was repeated is not in the recording any more.
  const again = await judgeHar(recording);
  expect(again).toMatchObject({ requests, notJudged, coverage, findings: [] });
  expect(JSON.parse(recording).log.entries[1].request.postData.text).toContain("metadata");
});

test("judge prints what verify prints, and ends in the same way", async () => {
  const file = path.join(folder, "traffic.har");
  writeFileSync(file, har(await recorded(run)));
  const base = ["--url", "https://api.example.com/base"];
  const good = cli("judge", file, ...base);
  const nothing = cli("judge", file, "--url", "https://elsewhere.example.com");
  const out = text(good.child.stdout);
  expect(await good.exit).toBe(0);
  expect(await out).toContain("The server keeps the contract of 2026-02-09.");
  expect(await nothing.exit).toBe(2);
});
