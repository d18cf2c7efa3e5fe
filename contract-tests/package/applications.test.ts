import { expect, test } from "vitest";
import { node, write } from "./scratch.js";

test("an application in plain JavaScript can use the client", async () => {
  const app = write(
    "client.js",
    `import { createExtendClient, InvalidInputError } from "extend-contract";
     const extend = createExtendClient({ token: "sk_a", fetch: async (url) => Response.json({ id: url }) });
     console.log((await extend.workflowRuns.get("r")).id);
     try { createExtendClient({}); } catch (error) { console.log(error instanceof InvalidInputError, error.message); }`,
  );
  const { stdout, stderr } = await node(app);
  expect(stderr).toBe("");
  expect(stdout).toContain("https://api.extend.ai/workflow_runs/r\ntrue The token is missing.");
});

test.each([
  [
    "ESM",
    "sandbox.mjs",
    'import { createExtendClient } from "extend-contract"; import { startSandbox } from "extend-contract/testing";',
  ],
  [
    "CommonJS",
    "sandbox.cjs",
    'const { createExtendClient } = require("extend-contract"); const { startSandbox } = require("extend-contract/testing");',
  ],
])("an application can start a sandbox in its tests (%s)", async (_, file, imports) => {
  const app = write(
    file,
    `${imports}
     (async () => {
     const sandbox = await startSandbox({ port: 0 });
     const extend = createExtendClient({ token: "sk_a", baseUrl: sandbox.url });
     const [id] = sandbox.runs.ids();
     await extend.workflowRuns.update(id, { metadata: { seen: 1 } });
     console.log((await extend.workflowRuns.get(id)).metadata.seen);
     console.log((await extend.raw.GET("/workflow_runs/{id}", { params: { path: { id } } })).data.metadata.seen);
     await sandbox.close();
     })();`,
  );
  expect(await node(app)).toEqual({ status: 0, stdout: "1\n1\n", stderr: "" });
});

test("an application can verify a server in its tests, and finds the schema of the report", async () => {
  const app = write(
    "verify.js",
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
  expect(await node(app)).toEqual({ status: 0, stdout: "conforms true\nobject\n", stderr: "" });
});
