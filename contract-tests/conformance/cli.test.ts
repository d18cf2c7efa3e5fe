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

/** What the report says, without the port that differs from run to run, and how many operations and checks there are. */
const scrubbed = async (stdout: Promise<string>) =>
  (await stdout)
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT")
    .replaceAll(/^ {2}\d+ checks: /gm, "  N checks: ")
    .replaceAll(/\d+ not checked$/gm, "N not checked")
    .replaceAll(/\d+ of \d+ statuses.* seen/g, "… seen")
    .replace(/^Operations judged: .*\n {2}.*/m, "Operations judged: …");

test("a server that keeps the contract: 0, and one line that counts", async () => {
  const { stdout, stderr, exit } = verify();
  expect(await exit).toBe(0);
  expect(await stderr).toBe("");
  expect(await stdout).toMatch(
    /^\d+ passed, 0 failed, 0 advice, \d+ not checked\n.*keeps the contract of 2026-02-09\./m,
  );
});

test("a server that fails and shows its stack: 1, with what to look at and how to see it again", async () => {
  tamper = async (request, pass) =>
    request.body.startsWith("{}")
      ? { status: 500, headers: { "content-type": "text/html" }, body: "<html>at f (/srv/app.js:1:2)</html>" }
      : pass();
  const { stdout, exit } = verify("--write", "--only", "merged-metadata");
  expect(await exit).toBe(1);
  await expect(await scrubbed(stdout)).toMatchFileSnapshot("__snapshots__/fails.txt");
});

test("a server with a run that is wrong in several places: each with its place", async () => {
  tamper = async (request, pass) => {
    const answer = await pass();
    if (request.headers["x-extend-api-version"] !== "2026-02-09") return answer;
    return withRun(answer, "2026-02-09", ({ batchId: _, ...run }) => ({
      ...run,
      status: 5,
      reviewed: "yes",
      extra: 1,
      files: run.files.map((file: object) => ({ ...file, createdAt: "yesterday" })),
    }));
  };
  const { stdout, exit } = verify("--only", "repeated-read");
  expect(await exit).toBe(1);
  await expect(await scrubbed(stdout)).toMatchFileSnapshot("__snapshots__/wrong-run.txt");
});

test("the reports that are asked for are written", async () => {
  const file = (name: string) => path.join(folder, name);
  const flags = ["json", "junit", "markdown", "html", "sarif"].flatMap((format) => [
    "--report",
    `${format}=${file(format)}`,
  ]);
  const { exit } = verify("--only", "repeated-read", ...flags, "--coverage", file("coverage"));
  expect(await exit).toBe(0);
  const seen = () => JSON.parse(readFileSync(file("coverage"), "utf8")).coverage[0].statuses["getWorkflowRun 200"];
  const once = seen();
  expect(once).toBeGreaterThan(0);
  // Another run adds to it.
  expect(await verify("--only", "repeated-read", "--coverage", file("coverage")).exit).toBe(0);
  expect(seen()).toBe(2 * once);
  expect(JSON.parse(readFileSync(file("json"), "utf8"))).toMatchObject({ verdict: "conforms", url: server.url });
  expect(readFileSync(file("junit"), "utf8")).toMatch(/^<\?xml/);
  expect(readFileSync(file("markdown"), "utf8")).toContain("2026-02-09");
  expect(readFileSync(file("html"), "utf8")).toMatch(/^<!doctype html>/i);
  expect(JSON.parse(readFileSync(file("sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
});

test("what a baseline knows does not count, and is named; what is new does", async () => {
  tamper = async (_request, pass) => withRun(await pass(), "2026-02-09", ({ batchId: _, ...run }) => run);
  const baseline = path.join(folder, "baseline.json");
  const flags = ["--only", "repeated-read", "--baseline", baseline];
  const missing = verify(...flags);
  expect(await missing.exit).toBe(2);
  expect(await missing.stderr).toContain("there is no such file; --baseline-write makes it");
  expect(await verify(...flags, "--baseline-write").exit).toBe(0);
  const known = verify(...flags);
  expect(await known.exit).toBe(0);
  expect(await known.stdout).toContain("Known, and left out");
  tamper = async (_request, pass) => withRun(await pass(), "2026-02-09", ({ status: _, ...run }) => run);
  process.env.GITHUB_ACTIONS = "true";
  const changed = verify(...flags);
  delete process.env.GITHUB_ACTIONS;
  expect(await changed.exit).toBe(1);
  expect(await changed.stdout).toContain(
    "\n::error title=documented-body 2026-02-09 getWorkflowRun::status is not as documented",
  );
  expect(await changed.stdout).toMatch(/Known, and not found any more\n {2}documented-body/);
});

test.each([
  ["none/report.json", "there is no folder"],
  ["", "it is a folder"],
])("a report at %j, which cannot be written, is refused before the first request", async (name, why) => {
  const { stdout, stderr, exit } = verify("--only", "repeated-read", "--report", `json=${folder}/${name}`);
  expect(await exit).toBe(2);
  expect(await stderr).toMatch(new RegExp(`^error: The report .* cannot be written: ${why}`));
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

test.each([
  [["--api-version", "2024-01-01"], 'error: --api-version is "2024-01-01"'],
  [["--timeout", "0"], "error: --timeout is 0. Give a whole number from 1 to 600000."],
  [["--run-id", ""], 'error: --run-id has "". Give ids of 1 to 255 characters.'],
  [["--token", ""], "error: --token, or the variable EXTEND_API_KEY, is missing"],
  [["--foreign-run-id", ""], 'error: --foreign-run-id has ""'],
  [["--url", "http://192.0.2.2"], "error: --url is plain http to another machine"],
  [
    ["--file-url", "https://a.test/b.pdf"],
    "error: --file-url is given, and nothing is created. Give create (--create)",
  ],
  [["--report", "json=-"], "Give a file, such as json=report.json: stdout has the text."],
  [["--report", "pdf=a"], "error: There is no report pdf. Give FORMAT=FILE with one of "],
  [["--nope"], "extend-contract verify --help"],
])("verify %j is refused with 2, naming it", async (flags, message) => {
  const { stderr, exit } = verify(...flags);
  expect(await exit).toBe(2);
  expect(await stderr).toContain(message);
});

test.each(["--quiet", undefined])("proxy %s ends with 1 when an exchange broke the contract", async (quiet) => {
  tamper = async (_request, pass) => withRun(await pass(), "2026-02-09", (run) => ({ ...run, reviewed: "\u009b2J" }));
  const report = path.join(folder, "proxy.json");
  const flags = ["--upstream", server.url, "--port", "0", "--report", `json=${report}`, ...(quiet ? [quiet] : [])];
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
  expect(await stderr).toBe(quiet ? "" : `${log.join("\n")}\n`);
  expect(JSON.parse(readFileSync(report, "utf8"))).toMatchObject({
    verdict: "differs",
    findings: [{ at: "/reviewed" }],
  });
  expect(await out).toContain("(1 request judged, 1 not judged: no description has the operation,");
  expect(await out).toContain('"\\u009b2J"');
  expect(await out).not.toContain("\u009b");
});

test("proxy ends with 2 when nothing was judged", async () => {
  const { child, exit } = cli("proxy", "--upstream", server.url, "--port", "0", "--quiet");
  await fetch(`${await urlOf(child)}/nowhere`);
  child.kill("SIGTERM");
  expect(await exit).toBe(2);
});

test.each([
  [["--upstream", "http://192.0.2.2"], "error: --upstream is plain http to another machine"],
  [["--upstream", "http://127.0.0.1:1", "--har", "/none/a.har"], "error: The recording /none/a.har cannot be written"],
  [["--upstream", "http://127.0.0.1:1", "--report", "html=/none/a.html"], "error: The report /none/a.html cannot"],
])("proxy %j is refused with 2, naming it", async (flags, message) => {
  const { stderr, exit } = cli("proxy", "--port", "0", ...flags);
  expect(await exit).toBe(2);
  expect(await stderr).toContain(message);
});
