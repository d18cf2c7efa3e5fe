import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { cli, urlOf } from "../support/cli.js";
import { startTampered, type Tamper, type TamperedServer, token, withJson, withRun } from "./tampered-server.js";

const id = "workflow_run_8nmP4KL_sZSOg1ur1gmDd";
const folder = mkdtempSync(path.join(tmpdir(), "extend-contract-reports-"));
afterAll(() => rmSync(folder, { recursive: true }));

// Where these tests run on GitHub themselves, the output is the same.
delete process.env.GITHUB_ACTIONS;

let server: TamperedServer;
let tamper: Tamper;
beforeEach(async () => {
  tamper = (_request, pass) => pass();
  server = await startTampered(() => (request, pass) => tamper(request, pass));
});
afterEach(() => server.close());

function verify(...flags: string[]) {
  const run = ["verify", "--url", server.url, "--api-version", "2026-02-09", "--run-id", id, "--token", token];
  const { child, stderr, exit } = cli(...run, ...flags);
  return { child, stderr, exit, stdout: text(child.stdout) };
}

test("a server that keeps the contract: 0, and one line that counts", async () => {
  const { stdout, stderr, exit } = verify("--only", "unknown-run", "--only", "malformed-body");
  expect(await exit).toBe(0);
  expect(await stderr).toBe("");
  expect(await stdout).toMatch(
    /^\d+ passed, 0 failed, 0 advice, \d+ not checked\n.*keeps the contract of 2026-02-09\./m,
  );
});

// What each of these does is tested beside the code; here, that the command passes them on.
test("reports, coverage and a baseline are written to the files that are named", async () => {
  tamper = async (_request, pass) => withRun(await pass(), "2026-02-09", ({ batchId: _, ...run }) => run);
  const file = (name: string) => path.join(folder, name);
  const flags = [
    "--report",
    `json=${file("report")}`,
    "--report",
    `html=${file("html")}`,
    "--coverage",
    file("coverage"),
  ];
  const baseline = ["--baseline", file("baseline"), "--baseline-write"];
  expect(await verify("--only", "repeated-read", ...flags, ...baseline).exit).toBe(0);
  const [report, coverage, known] = ["report", "coverage", "baseline"].map((name) =>
    JSON.parse(readFileSync(file(name), "utf8")),
  );
  expect(report).toMatchObject({ verdict: "conforms", url: server.url });
  expect(readFileSync(file("html"), "utf8")).toMatch(/^<!doctype html>/i);
  expect(coverage.coverage[0].statuses["getWorkflowRun 200"]).toBeGreaterThan(0);
  expect(known.findings).toMatchObject([{ check: "documented-body" }]);
});

test("a report that cannot be written is refused before the first request", async () => {
  const { stdout, stderr, exit } = verify("--only", "repeated-read", "--report", `json=${folder}/none/report.json`);
  expect(await exit).toBe(2);
  expect(await stderr).toMatch(/^error: The report .* cannot be written: there is no folder/);
  expect(await stdout).toBe("");
  expect(server.requests).toBe(0);
});

test("Ctrl-C in the middle: what was changed is put back, and there is no verdict", async () => {
  const { sandbox } = server;
  const before = sandbox.runs.get("2025-04-21", id);
  let killed = false;
  tamper = (request, pass) => {
    if (!killed && request.body.includes('"name":"Sent twice')) {
      killed = true;
      child.kill("SIGINT");
    }
    return pass();
  };
  const { child, stdout, stderr, exit } = verify("--write", "--only", "repeated-update", "--only", "generated-updates");
  expect(await exit).toBe(2);
  expect(killed).toBe(true);
  expect(await stderr).toBe("interrupted: putting back what was changed\n");
  expect(await stdout).toContain("It was not checked to the end: interrupted.");
  const after = sandbox.runs.get("2025-04-21", id);
  expect(after?.name).toBe(before?.name);
  expect(after?.metadata).toMatchObject(before?.metadata as object);
});

test("the key comes from the environment, and is nowhere in what is printed", async () => {
  tamper = async (request, pass) => {
    const answer = await pass();
    return answer.status === 404 ? withJson(answer, { code: request.headers.authorization }) : answer;
  };
  process.env.EXTEND_API_KEY = token;
  const run = ["verify", "--url", server.url, "--api-version", "2026-02-09", "--run-id", id, "--only", "unknown-run"];
  const { child, exit } = cli(...run);
  delete process.env.EXTEND_API_KEY;
  const out = await text(child.stdout);
  expect(await exit).toBe(1);
  expect(out).toContain("$EXTEND_API_KEY");
  expect(out).not.toContain(token);
});

test("a flag that is not known is refused with 2", async () => {
  const { stderr, exit } = verify("--nope");
  expect(await exit).toBe(2);
  expect(await stderr).toContain("extend-contract verify --help");
});

test("proxy logs each exchange, and ends with 1 when one broke the contract", async () => {
  tamper = async (_request, pass) => withRun(await pass(), "2026-02-09", (run) => ({ ...run, reviewed: "\u009b2J" }));
  const report = path.join(folder, "proxy.json");
  const flags = ["--upstream", server.url, "--port", "0", "--report", `json=${report}`];
  const { child, stderr, exit } = cli("proxy", ...flags);
  const url = await urlOf(child);
  const out = text(child.stdout);
  const headers = { authorization: `Bearer ${token}`, "x-extend-api-version": "2026-02-09" };
  expect((await fetch(`${url}/workflow_runs/${id}`, { headers })).status).toBe(200);
  await fetch(`${url}/nowhere`);
  child.kill("SIGTERM");
  expect(await exit).toBe(1);
  const log = [
    `GET /workflow_runs/${id} 2026-02-09 200`,
    "  error documented-body: reviewed is not as documented (type). (at /reviewed)",
    "GET /nowhere 404 not judged: no description has the operation",
  ];
  expect(await stderr).toBe(`${log.join("\n")}\n`);
  expect(JSON.parse(readFileSync(report, "utf8"))).toMatchObject({
    verdict: "differs",
    findings: [{ at: "/reviewed" }],
  });
  expect(await out).toContain("(1 request judged, 1 not judged: no description has the operation,");
  expect(await out).toContain('"\\u009b2J"');
  expect(await out).not.toContain("\u009b");
});

test("proxy --quiet logs nothing, and ends with 2 when nothing was judged", async () => {
  const { child, stderr, exit } = cli("proxy", "--upstream", server.url, "--port", "0", "--quiet");
  await fetch(`${await urlOf(child)}/nowhere`);
  child.kill("SIGTERM");
  expect(await exit).toBe(2);
  expect(await stderr).toBe("");
});
