import { execFile, execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

// What an application gets: the packed package, installed by path into a project of its own.
const root = path.resolve(import.meta.dirname, "..");
const project = mkdtempSync(path.join(tmpdir(), "extend-contract-package-"));
const installed = path.join(project, "node_modules", "extend-contract");
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };

beforeAll(() => {
  // dist/ is built by the target that runs this file; packing must not build it again.
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", project];
  const tarball = execFileSync("npm", pack, { cwd: root, encoding: "utf8" }).trim();
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", path.join(project, tarball), "-C", installed, "--strip-components=1"]);
  writeFileSync(path.join(project, "package.json"), '{"type": "module"}');
  // Its dependencies, and no other packages, from where they lie already.
  const list = ["ls", "--omit=dev", "--omit=peer", "--all", "--parseable"];
  const folders = execFileSync("npm", list, { cwd: root, encoding: "utf8" }).trim().split("\n").slice(1);
  for (const folder of folders) {
    cpSync(folder, path.join(project, path.relative(root, folder)), { recursive: true });
  }
});
afterAll(() => rmSync(project, { recursive: true }));

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
}

test("an application in plain JavaScript can use the client", () => {
  writeFileSync(
    path.join(project, "app.js"),
    `import { createExtendClient, InvalidInputError } from "extend-contract";
     const extend = createExtendClient({ token: "sk_a", fetch: async (r) => Response.json({ id: r.url }) });
     console.log((await extend.workflowRuns.get("r")).id);
     try { createExtendClient({}); } catch (error) { console.log(error instanceof InvalidInputError, error.message); }`,
  );
  const { stdout, stderr } = run("app.js");
  expect(stderr).toBe("");
  expect(stdout).toContain("https://api.extend.ai/workflow_runs/r\ntrue The token is missing.");
});

test.concurrent.each(["nodenext", "bundler"])(
  "an application in TypeScript has every version's types (%s)",
  async (resolution) => {
    const app = `app-${resolution}.ts`;
    writeFileSync(
      path.join(project, app),
      `import { createExtendClient, type WorkflowRun } from "extend-contract";
       import { type RunningSandbox, startSandbox } from "extend-contract/testing";
       import { type Report, verify } from "extend-contract/verify";
       const v26 = createExtendClient({ apiVersion: "2026-02-09", token: "sk_a" });
       const v25 = createExtendClient({ apiVersion: "2025-04-21", token: "sk_a" });
       export const link = async (): Promise<string> => (await v26.workflowRuns.get("r")).dashboardUrl;
       export const name = async (): Promise<string> => (await v25.workflowRuns.get("r")).name;
       export const of = (run: WorkflowRun<"legacy">): string => run.workflow.version;
       export const sandbox = (): Promise<RunningSandbox> => startSandbox({ port: 0, faults: [{ status: 503 }] });
       export const report = (): Promise<Report> =>
         verify({ url: "http://127.0.0.1", apiVersion: "v1", runIds: ["r"], token: "sk_a" });
       // @ts-expect-error 2026-02-09 shows no name
       export const none = async () => (await v26.workflowRuns.get("r")).name;`,
    );
    const module = resolution === "bundler" ? "esnext" : "nodenext";
    const tsc = path.join(root, "node_modules/typescript/bin/tsc");
    const options = [
      "--noEmit",
      "--strict",
      "--target",
      "es2022",
      "--module",
      module,
      "--moduleResolution",
      resolution,
    ];
    const compiled = await promisify(execFile)(process.execPath, [tsc, ...options, app], { cwd: project }).catch(
      (error: { stdout: string }) => error,
    );
    expect(compiled.stdout).toBe("");
  },
);

test("an application can start a sandbox in its tests", () => {
  writeFileSync(
    path.join(project, "sandbox.js"),
    `import { createExtendClient } from "extend-contract";
     import { startSandbox } from "extend-contract/testing";
     const sandbox = await startSandbox({ port: 0 });
     const extend = createExtendClient({ token: "sk_a", baseUrl: sandbox.url });
     const [id] = sandbox.runs.ids();
     await extend.workflowRuns.update(id, { metadata: { seen: 1 } });
     console.log((await extend.workflowRuns.get(id)).metadata.seen);
     await sandbox.close();`,
  );
  expect(run("sandbox.js")).toMatchObject({ status: 0, stdout: "1\n", stderr: "" });
});

test("an application can verify a server in its tests, and finds the schema of the report", () => {
  writeFileSync(
    path.join(project, "verify.js"),
    `import { readFileSync } from "node:fs";
     import { fileURLToPath } from "node:url";
     import { startSandbox } from "extend-contract/testing";
     import { reportFormats, verify } from "extend-contract/verify";
     const sandbox = await startSandbox({ port: 0 });
     const runIds = sandbox.runs.ids("legacy");
     const only = ["merged-metadata"];
     const report = await verify({ url: sandbox.url, apiVersion: "legacy", runIds, token: "sk_a", write: true, only });
     console.log(report.verdict, JSON.parse(reportFormats.json(report)).url === sandbox.url);
     const schema = fileURLToPath(import.meta.resolve("extend-contract/verify-report.schema.json"));
     console.log(JSON.parse(readFileSync(schema, "utf8")).type);
     await sandbox.close();`,
  );
  expect(run("verify.js")).toMatchObject({ status: 0, stdout: "conforms true\nobject\n", stderr: "" });
});

test("an application finds everything that is shared under the names of the index", () => {
  writeFileSync(
    path.join(project, "shared.js"),
    `import { createHash } from "node:crypto";
     import { readFileSync } from "node:fs";
     import { fileURLToPath } from "node:url";
     const read = (name) => readFileSync(fileURLToPath(import.meta.resolve("extend-contract/" + name)));
     const { versions } = JSON.parse(read("index.json"));
     for (const { path, sha256 } of versions.flatMap(({ files }) => files)) {
       if (createHash("sha256").update(read(path)).digest("hex") !== sha256) console.log(path);
     }
     console.log(versions.length);`,
  );
  expect(run("shared.js")).toMatchObject({ status: 0, stdout: "4\n", stderr: "" });
});

test.each([
  ["{", "Cannot read the description of v1 at "],
  ["[]", "is not an OpenAPI description of v1."],
])("a server says in one line that a description is broken: %s", (broken, why) => {
  const bundle = path.join(installed, "generated/v1/openapi.json");
  const whole = readFileSync(bundle);
  writeFileSync(bundle, broken);
  const { status, stdout, stderr } = run(path.join(installed, "dist/cli/main.js"), "sandbox", "--port", "0");
  writeFileSync(bundle, whole);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^error: .*generated\/v1\/openapi\.json.*\n$/);
  expect(stderr).toContain(why);
});

test("the mock says what to install when Prism is missing", () => {
  const { status, stderr } = run(path.join(installed, "dist/cli/main.js"), "mock", "--port", "0");
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error: The mock needs Prism, which is not installed\. Run: npm install --save-dev .*\n$/);
});

test("it holds nothing but the build, the bundles and the papers", () => {
  const files = execFileSync("tar", ["-tzf", `extend-contract-${version}.tgz`], { cwd: project, encoding: "utf8" });
  const kinds = files
    .trim()
    .split("\n")
    .map((file) => file.replace("package/", ""));
  const known =
    /^(dist\/[\w./-]+\.(js|d\.ts)|dist\/verify-report\.schema\.json|dist\/share\/[\w./-]+\.(json|yaml)|dist\/share\/README\.md|generated\/[\w-]+\/openapi\.json|(README|CHANGELOG)\.md|LICENSE|package\.json)$/;
  expect(kinds.filter((file) => !known.test(file))).toEqual([]);
  expect(kinds).toContain("dist/cli/main.js");
});

test("the client stays apart from the CLI and from Node", () => {
  const packages = new Set<string>();
  const follow = (file: string): void => {
    for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(/^(?:import|export)\s.*from\s*"([^"]+)"/gm)) {
      if (specifier.startsWith(".")) follow(path.join(path.dirname(file), specifier));
      else packages.add(specifier);
    }
  };
  follow(path.join(installed, "dist/index.js"));
  expect([...packages]).toEqual(["openapi-fetch"]);
});

test("extend-contract --version and --help answer on stdout with 0", () => {
  const main = path.join(installed, "dist/cli/main.js");
  expect(run(main, "--version")).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: "" });
  const help = run(main, "--help");
  expect(help).toMatchObject({ status: 0, stderr: "" });
  expect(help.stdout).toContain("Usage: extend-contract");
});

test.each([["--nope"], ["nope"]])("extend-contract %s says so on stderr, with 2", (argument) => {
  const { status, stdout, stderr } = run(path.join(installed, "dist/cli/main.js"), argument);
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain("nope");
  expect(stderr).toContain("--help");
});
