import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const copy = mkdtempSync(path.join(tmpdir(), "extend-contract-lint-"));
const version = path.join(copy, "openapi", "legacy");
cpSync(path.join(root, "openapi"), path.join(copy, "openapi"), { recursive: true });
afterAll(() => rmSync(copy, { recursive: true }));

function edit(file: string, change: (text: string) => string): void {
  const place = path.join(version, file);
  const before = readFileSync(place, "utf8");
  const after = change(before);
  expect(after, `${file} has nothing left to break`).not.toBe(before);
  writeFileSync(place, after);
}

/** The rules of ours that a lint of the copy reports. */
function reportedRules(): string[] {
  const redocly = path.join(root, "node_modules/.bin/redocly");
  const args = ["lint", "--config", "openapi/redocly.yaml", "--format", "json", "openapi/legacy/openapi.yaml"];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  let report: string;
  try {
    report = execFileSync(redocly, args, { cwd: copy, env, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    report = (error as { stdout: string }).stdout;
  }
  const { problems } = JSON.parse(report) as { problems: { ruleId: string }[] };
  return [...new Set(problems.map(({ ruleId }) => ruleId))].sort();
}

test("the description as it is breaks no rule", () => {
  expect(reportedRules()).toEqual([]);
});

test("each rule of ours reports a description that breaks it", () => {
  edit("paths/workflow_runs.{id}.yaml", (text) =>
    text.replace("operationId: getWorkflowRun", "operationId: fetchWorkflowRun").replace("  x-idempotent: true\n", ""),
  );
  edit("schemas/Point.yaml", (text) => text.replace(/^( {4}description:).*(\n {6}.*)*\n/m, ""));
  edit("responses/NotFound.yaml", (text) => text.replace(/^ {4}examples:\n( {6}.*\n)*/m, ""));
  edit("parameters/WorkflowRunId.yaml", (text) => text.replace(/^example: .*/m, "example: workflow_run_nobody_knows"));
  renameSync(path.join(version, "schemas/Point.yaml"), path.join(version, "schemas/point.yaml"));
  edit("schemas/Citation.yaml", (text) => text.replace("./Point.yaml", "./point.yaml"));
  cpSync(path.join(version, "schemas/Insight.yaml"), path.join(copy, "openapi", "v1", "schemas", "Elsewhere.yaml"));
  edit("schemas/FieldMetadata.yaml", (text) => text.replace("./Insight.yaml", "../../v1/schemas/Elsewhere.yaml"));

  expect(reportedRules().filter((rule) => rule.startsWith("contract/"))).toEqual([
    "contract/component-file-name",
    "contract/description-everywhere",
    "contract/example-per-status",
    "contract/idempotent-stated",
    "contract/operation-id-verb",
    "contract/parameter-example",
    "contract/self-contained",
  ]);
});
