import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningSandbox, startSandbox } from "../../src/testing.js";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, "openapi/guides");
const guides = readdirSync(folder);

/** The blocks of code of the guides in a language, with where they are from. */
function samplesIn(language: string): { name: string; code: string }[] {
  return guides.flatMap((guide) => {
    const blocks = readFileSync(path.join(folder, guide), "utf8").matchAll(
      new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "gms"),
    );
    return [...blocks].map(([, code = ""], index) => ({ name: `${guide} ${index + 1}`, code }));
  });
}

test("the TypeScript of the guides type-checks against the client", () => {
  const samples = samplesIn("ts");
  expect(samples.length).toBeGreaterThan(8);
  // The samples need not exist as files; they resolve their imports as if they lay at the root.
  const files = new Map(samples.map(({ name, code }) => [path.join(root, `${name.replace(/\W/g, "-")}.ts`), code]));
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      noUnusedLocals: false,
      paths: { "extend-contract": ["./src/index.ts"], "extend-contract/*": ["./src/*.ts"] },
    },
    root,
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  const { getSourceFile } = host;
  host.getSourceFile = (file, target, ...rest) => {
    const code = files.get(file);
    return code === undefined ? getSourceFile(file, target, ...rest) : ts.createSourceFile(file, code, target, true);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const faults = [...files.keys()].flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)));
  expect(
    faults.map((fault) => `${fault.file?.fileName}: ${ts.flattenDiagnosticMessageText(fault.messageText, " ")}`),
  ).toEqual([]);
});

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 });
});
afterAll(() => sandbox.close());

test.each(samplesIn("sh").filter(({ code }) => code.startsWith("curl")))(
  "$name is answered by the sandbox",
  async ({ code }) => {
    // Read, not run: a bare machine has no curl.
    const [, path = ""] = / http:\/\/127\.0\.0\.1:4010(\S+)/.exec(code) ?? [];
    const headers = [...code.matchAll(/ -H "([\w-]+): ([^"]*)"/g)].map(
      ([, name = "", value = ""]): [string, string] => [name, value],
    );
    const [, body] = / -d '([^']*)'/.exec(code) ?? [];
    const send = () => fetch(sandbox.url + path, { headers, ...(body === undefined ? {} : { method: "POST", body }) });
    let answer = await send();
    for (let retry = 0; answer.status === 429 && code.includes("--retry 3") && retry < 3; retry++)
      answer = await send();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ object: "workflow_run", id: "workflow_run_8nmP4KL_sZSOg1ur1gmDd" });
  },
);
