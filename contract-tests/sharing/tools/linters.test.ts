import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import SwaggerParser from "@apidevtools/swagger-parser";
import { lint } from "@stoplight/spectral-cli/dist/services/linter/index.js";
import { describe, expect, test } from "vitest";
import { startSandbox } from "../../../src/testing.js";
import { versions } from "../../support/bundle.js";
import { sharedFolder } from "../support/shared-folder.js";

const folder = await sharedFolder();
const bin = path.resolve(import.meta.dirname, "../../../node_modules/.bin");
const newest = versions.at(-1);
const dated = versions.filter((version) => version.startsWith("20"));

/** Runs a tool in the folder; resolves to what it prints and its exit code. */
async function run(tool: string, ...args: string[]): Promise<{ code: number; out: string }> {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  return promisify(execFile)(path.join(bin, tool), args, { cwd: folder, env }).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, out: error.stdout }),
  );
}

// Those in 3.1 are the bundles, byte for byte: `make lint` shows them, or what they are made of, to both linters.
test.concurrent("Redocly finds nothing wrong in 3.0", async () => {
  const files = versions.map((version) => `openapi/${version}.3.0.json`);
  const { code, out } = await run("redocly", "lint", "--extends", "recommended", "--format", "summary", ...files);
  expect({ code, out }).toMatchObject({ code: 0 });
}, 240_000);

test.concurrent("Spectral finds nothing to say about the dated versions in 3.0", async () => {
  const ruleset = path.join(folder, "spectral.json");
  const ours = path.resolve(import.meta.dirname, "../../../openapi/spectral.yaml");
  // Whether an example fits its schema, same-meaning.test.ts says of each, in a tenth of the time.
  const rules = { "oas3-valid-media-example": "off", "oas3-valid-schema-example": "off" };
  writeFileSync(ruleset, JSON.stringify({ extends: ours, rules }));
  const files = dated.map((version) => `${folder}/openapi/${version}.3.0.json`);
  const options = {
    ruleset,
    encoding: "utf8" as const,
    format: [],
    ignoreUnknownFormat: false,
    failOnUnmatchedGlobs: true,
    showDocumentationUrl: false,
  };
  const { results } = await lint(files, options);
  expect(results.map(({ code, message, path: at }) => `${code}: ${message}, at ${at.join("/")}`)).toEqual([]);
}, 240_000);

// Without it, the sequence could name operations, members or statuses that are no more, or another version.
test.concurrent("Redocly's runner plays the life of a document on the sandbox", async ({ onTestFinished }) => {
  const sandbox = await startSandbox({ port: 0, runSeconds: 0.2 });
  onTestFinished(() => sandbox.close());
  const sequence = `arazzo/${newest}/life-of-a-document.yaml`;
  const { code } = await run(
    "redocly",
    "respect",
    sequence,
    "--input",
    "token=sk_any",
    "--server",
    `extend=${sandbox.url}`,
  );
  const seen = new Set(sandbox.requests.map(({ version, status }) => `${version} ${status}`));
  expect({ code, seen: [...seen] }).toEqual({ code: 0, seen: [`${newest} 200`] });
  expect(sandbox.requests.at(-1)).toMatchObject({ method: "DELETE", path: expect.stringMatching(/^\/files\//) });
}, 240_000);

describe.each(versions)("%s", (version) => {
  // The YAML files hold the same documents.
  const forms = ["json", "3.0.json", "dereferenced.json", ...(version === newest ? ["yaml", "3.0.yaml"] : [])];
  test.each(forms)("swagger-parser validates .%s", async (form) => {
    const document = await SwaggerParser.validate(`${folder}/openapi/${version}.${form}`);
    expect(document).toHaveProperty("openapi", form.startsWith("3.0") ? "3.0.3" : "3.1.0");
  });
});
