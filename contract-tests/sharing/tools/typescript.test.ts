import { execFile } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { createClient } from "@hey-api/openapi-ts";
import { generateSource } from "oazapfts";
import openapiTypescript, { astToString } from "openapi-typescript";
import { beforeAll, expect, test } from "vitest";
import { newestApiVersion } from "../../../src/index.js";
import { startSandbox } from "../../../src/testing.js";
import { versions } from "../../support/bundle.js";
import { sharedFolder } from "../support/shared-folder.js";

const folder = await sharedFolder();
const root = path.resolve(import.meta.dirname, "../../..");
const newest = path.join(folder, "openapi", newestApiVersion);

/** Runs a tool of this project in the folder; resolves to what it prints. */
async function run(...args: string[]): Promise<string> {
  const ran = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
    (error: { stdout: string; stderr: string }) => error,
  );
  return ran.stdout + ran.stderr;
}

async function typesOf(file: string): Promise<string> {
  return astToString(await openapiTypescript(pathToFileURL(file), { silent: true }));
}

// An application on each generated client: it updates a run and reads it back.
const appOf = (imports: string, body: string) => `${imports}
const [, , id = ""] = process.argv;
const metadata = { seenBy: "generated client" };
${body}`;
const heyApiApp = appOf(
  `import { getWorkflowRun, updateWorkflowRun } from "./hey-api/sdk.gen.js";
import { client } from "./hey-api/client.gen.js";`,
  `client.setConfig({ baseUrl: process.argv[3]!, auth: "sk_any" });
const headers = { "x-extend-api-version": "${newestApiVersion}" } as const;
await updateWorkflowRun({ path: { id }, headers, body: { metadata }, throwOnError: true });
const { data } = await getWorkflowRun({ path: { id }, headers, throwOnError: true });
console.log(JSON.stringify(data.metadata));
// @ts-expect-error the name cannot be a number
export const wrong = () => updateWorkflowRun({ path: { id }, headers, body: { name: 1 } });`,
);
const oazapftsApp = appOf(
  `import { defaults, getWorkflowRun, updateWorkflowRun } from "./oazapfts.js";`,
  `Object.assign(defaults, { baseUrl: process.argv[3], headers: { authorization: "Bearer sk_any" } });
const headers = { xExtendApiVersion: "${newestApiVersion}" } as const;
await updateWorkflowRun(id, { metadata }, headers);
const answer = await getWorkflowRun(id, headers);
console.log(answer.status === 200 ? JSON.stringify(answer.data.metadata) : answer.status);
// @ts-expect-error the name cannot be a number
export const wrong = () => updateWorkflowRun(id, { name: 1 });`,
);
const sameTypes = `import type { components as Of31 } from "./of-3.1.js";
import type { components as Of30 } from "./of-3.0.js";
// 3.0 has no webhooks, nor what only they use.
type Schemas30 = Of30["schemas"];
type Schemas31 = Pick<Of31["schemas"], keyof Schemas30>;
export const down = (value: Schemas31): Schemas30 => value;
export const up = (value: Schemas30): Schemas31 => value;
// @ts-expect-error a run is no error
export const other = (value: Schemas30["WorkflowRun"]): Schemas31["ApiError"] => value;`;

const sandbox = await startSandbox({ port: 0 });

beforeAll(async () => {
  writeFileSync(path.join(folder, "package.json"), '{"type": "module"}');
  const plugins = ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"] as const;
  const output = { path: path.join(folder, "hey-api"), importFileExtension: ".js" };
  await createClient({
    input: `${newest}.json`,
    output,
    plugins: [...plugins],
    logs: { level: "silent", file: false },
  });
  writeFileSync(path.join(folder, "oazapfts.ts"), await generateSource(`${newest}.yaml`, {}));
  // What the generated client imports.
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  writeFileSync(path.join(folder, "of-3.1.ts"), await typesOf(`${newest}.json`));
  writeFileSync(path.join(folder, "of-3.0.ts"), await typesOf(`${newest}.3.0.json`));
  writeFileSync(path.join(folder, "same-types.ts"), sameTypes);
  writeFileSync(path.join(folder, "hey-api-app.ts"), heyApiApp);
  writeFileSync(path.join(folder, "oazapfts-app.ts"), oazapftsApp);
  return () => sandbox.close();
});

test.each(versions)("openapi-typescript prints the types of this package from JSON and YAML of %s", async (version) => {
  // The package's own are open where the API may add a value, and take a file as a Blob.
  const committed = readFileSync(path.join(root, "generated", version, "types.ts"), "utf8")
    .replaceAll(" | (string & {})", "")
    .replaceAll(": Blob;", ": string;");
  for (const form of ["json", "yaml"]) {
    const types = await typesOf(path.join(folder, "openapi", `${version}.${form}`));
    expect(committed.endsWith(types), form).toBe(true);
  }
});

test("the clients of hey-api and oazapfts compile, and the types of 3.0 are those of 3.1", async () => {
  const options = "--noEmit --strict --skipLibCheck --target es2022 --module nodenext --types node".split(" ");
  const files = ["hey-api-app.ts", "oazapfts-app.ts", "same-types.ts"];
  expect(await run(path.join(root, "node_modules/typescript-7/bin/tsc"), ...options, ...files)).toBe("");
});

test.each(["hey-api", "oazapfts"])(
  "the client of %s updates a run on the sandbox and reads it back",
  async (client) => {
    const [id = ""] = sandbox.runs.ids(newestApiVersion);
    sandbox.reset();
    const tsx = import.meta.resolve("tsx");
    const printed = await run("--import", tsx, path.join(folder, `${client}-app.ts`), id, sandbox.url);
    expect(JSON.parse(printed)).toMatchObject({ seenBy: "generated client" });
  },
);
