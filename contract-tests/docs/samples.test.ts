import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { apiVersions } from "../../src/index.js";
import { type RunningSandbox, startSandbox } from "../../src/testing.js";
import { builtCli } from "../support/build-cli.js";

// What README and guides show is compiled and run as it is printed, against the sandbox.
const root = path.resolve(import.meta.dirname, "../..");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(path.join(root, "openapi/guides")).map((name) => `openapi/guides/${name}`),
];

interface Sample {
  name: string;
  code: string;
  /** The block after it, where that shows what it prints. */
  output: string | undefined;
}

function samplesIn(language: string): Sample[] {
  return documents.flatMap((document) => {
    const text = readFileSync(path.join(root, document), "utf8");
    const blocks = text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`(?:\n\n\`\`\`\n(.*?)^\`\`\`)?`, "gms"));
    return [...blocks].map(([, code = "", output], index) => ({
      name: `${document}, ${language} ${index + 1}`,
      code,
      output,
    }));
  });
}

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, runSeconds: 0 });
});
afterAll(() => sandbox.close());

describe("TypeScript", () => {
  const samples = samplesIn("ts");

  test("every sample type-checks", () => {
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

  test.each(samples)("$name runs, and prints what it says", async ({ code, output }) => {
    vi.stubEnv("EXTEND_API_KEY", "sk_any");
    // What is meant for the real API goes to the sandbox.
    const hosts = new Set(Object.values(apiVersions).map(({ baseUrl }) => baseUrl));
    const realFetch = fetch;
    vi.stubGlobal("fetch", (input: RequestInfo | URL, init?: RequestInit) => {
      const url = new URL(input instanceof Request ? input.url : input);
      const target = hosts.has(url.origin) ? sandbox.url + url.pathname + url.search : url.href;
      return realFetch(input instanceof Request ? new Request(target, input) : target, init);
    });
    const printed: unknown[][] = [];
    const console = Object.fromEntries(
      ["log", "warn", "error"].map((method) => [method, (...values: unknown[]) => printed.push([method, ...values])]),
    );
    try {
      await run(code, console);
    } finally {
      vi.unstubAllGlobals();
      vi.unstubAllEnvs();
    }
    expect(printed.filter(([method]) => method === "error")).toEqual([]);
    expect(printed.flat()).not.toContain(undefined);
    if (output !== undefined) expect(`${printed.map(([, ...values]) => format(...values)).join("\n")}\n`).toBe(output);
  });
});

const AsyncFunction = (async () => {}).constructor as new (
  ...code: string[]
) => (...values: unknown[]) => Promise<void>;

/** Runs a module here. It imports the sources of this package, and prints to the console that is given. */
async function run(code: string, console: object): Promise<void> {
  const modules: Record<string, unknown> = {};
  for (const [, name = ""] of code.matchAll(/from "(extend-contract[^"]*)"/g))
    modules[name] = await import(path.join(root, "src", `${name.split("/")[1] ?? "index"}.ts`));
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 },
  });
  const require = (name: string) => modules[name] ?? process.getBuiltinModule(name);
  await new AsyncFunction("require", "exports", "console", outputText)(require, {}, console);
}

describe("Shell", () => {
  const samples = samplesIn("sh");
  const curls = samples.filter(({ code }) => code.startsWith("curl"));

  test.each(curls)("$name is answered by the sandbox", async ({ code }) => {
    // Read, not run: a bare machine has no curl.
    const [, target = ""] = / http:\/\/127\.0\.0\.1:4010(\S+)/.exec(code) ?? [];
    const headers = [...code.matchAll(/ -H "([\w-]+): ([^"]*)"/g)].map(
      ([, name = "", value = ""]): [string, string] => [name, value],
    );
    const [, body] = / -d '([^']*)'/.exec(code) ?? [];
    const send = () =>
      fetch(sandbox.url + target, { headers, ...(body === undefined ? {} : { method: "POST", body }) });
    let answer = await send();
    for (let retry = 0; answer.status === 429 && code.includes("--retry 3") && retry < 3; retry++)
      answer = await send();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ object: "workflow_run" });
  });

  const printing = samples.filter(({ code, output }) => code.startsWith("npx extend-contract") && output !== undefined);
  test.each(printing)("$name prints what is shown below it", ({ code, output = "" }) => {
    expect(printing.length).toBeGreaterThan(0);
    const args = code.trim().split(/\s+/).slice(2);
    const printed = execFileSync(process.execPath, [builtCli, ...args], { encoding: "utf8" }).split("\n");
    let from = 0;
    for (const line of output.trimEnd().split("\n")) {
      if (line === "…") continue;
      const at = printed.indexOf(line, from);
      expect(at, `after line ${from} it does not print: ${line}`).toBeGreaterThanOrEqual(0);
      from = at + 1;
    }
  });
});
