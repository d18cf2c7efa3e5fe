import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import * as conformance from "../verify.js";
import { createReportOutput, type ReportFlags } from "./report-output.js";

const folder = mkdtempSync(path.join(tmpdir(), "extend-contract-reports-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const at = (name: string) => path.join(folder, name);

/** What a recording shows of a run that is not there. */
function judged(body: object) {
  const version = { name: "x-extend-api-version", value: "2026-02-09" };
  const request = { method: "GET", url: "https://api.example.com/workflow_runs/none", headers: [version] };
  const headers = [version, { name: "content-type", value: "application/json" }];
  const response = { status: 404, headers, content: { text: JSON.stringify(body) } };
  return conformance.judgeHar(JSON.stringify({ log: { entries: [{ request, response }] } }));
}

const right = { code: "NOT_FOUND", message: "There is no such run.", requestId: "req_1", retryable: false };
const { message: _, ...withoutMessage } = right;
const { retryable: __, ...withoutRetryable } = right;

/** How a command ends, and what it prints. */
async function output(flags: ReportFlags, report: conformance.Report) {
  vi.stubEnv("GITHUB_ACTIONS", flags.baseline === undefined ? undefined : "true");
  const printed: string[] = [];
  const { write } = await createReportOutput(flags, conformance);
  const stdout = vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  const exit = await write(report).finally(() => stdout.mockRestore());
  return { exit, printed: printed.join("") };
}

test("the reports that are asked for are written, and coverage is added to what was seen before", async () => {
  const formats = ["json", "junit", "markdown", "html", "sarif"];
  const report = formats.map((format) => ({ format, file: at(format) }));
  const seen = () => JSON.parse(readFileSync(at("coverage"), "utf8")).coverage[0].statuses["getWorkflowRun 404"];
  for (const times of [1, 2]) {
    expect(await output({ report, coverage: at("coverage") }, await judged(right))).toMatchObject({ exit: 0 });
    expect(seen()).toBe(times);
  }
  expect(JSON.parse(readFileSync(at("json"), "utf8"))).toMatchObject({ verdict: "conforms" });
  expect(readFileSync(at("junit"), "utf8")).toMatch(/^<\?xml/);
  expect(readFileSync(at("markdown"), "utf8")).toContain("2026-02-09");
  expect(readFileSync(at("html"), "utf8")).toMatch(/^<!doctype html>/i);
  expect(JSON.parse(readFileSync(at("sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
});

test("what a baseline knows does not count, and is named; what is new does", async () => {
  const baseline = at("baseline.json");
  await expect(output({ baseline }, await judged(withoutMessage))).rejects.toThrow(
    "there is no such file; --baseline-write makes it",
  );
  expect(await output({ baseline, baselineWrite: true }, await judged(withoutMessage))).toMatchObject({ exit: 0 });
  const known = await output({ baseline }, await judged(withoutMessage));
  expect(known).toMatchObject({ exit: 0, printed: expect.stringContaining("Known, and left out") });
  const { exit, printed } = await output({ baseline }, await judged(withoutRetryable));
  expect(exit).toBe(1);
  expect(printed).toContain(
    "\n::error title=documented-body 2026-02-09 getWorkflowRun::retryable is not as documented (required).",
  );
  expect(printed).toMatch(/Known, and not found any more\n {2}documented-body/);
});

test.each<[ReportFlags, string]>([
  [
    { report: [{ format: "json", file: at("none/a.json") }] },
    `The report ${at("none/a.json")} cannot be written: there`,
  ],
  [{ report: [{ format: "json", file: folder }] }, `The report ${folder} cannot be written: it is a folder`],
  [{ report: [{ format: "pdf", file: at("a") }] }, "There is no report pdf. Give FORMAT=FILE with one of json, "],
  [{ baselineWrite: true }, "--baseline-write needs a file. Give --baseline FILE as well."],
])("%j is refused before anything is checked", async (flags, message) => {
  await expect(createReportOutput(flags, conformance)).rejects.toThrow(message);
});
