import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { format, promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { type RunningSandbox, startSandbox } from "../../src/testing.js";
import { builtCli } from "../support/build-cli.js";
import { examplesOfSources, root, run, samplesIn, sendTo } from "./samples.js";

// What README and guides show is compiled and run as it is printed, against the sandbox.
let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, runSeconds: 0 });
});
afterAll(() => sandbox.close());

describe("TypeScript", () => {
  const samples = samplesIn("ts");

  test("every sample type-checks", async () => {
    const examples = examplesOfSources();
    for (const { length } of [samples, examples]) expect(length).toBeGreaterThan(8);
    const folder = mkdtempSync(path.join(tmpdir(), "extend-contract-samples-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const { name, file = `${name.replace(/\W/g, "-")}.ts`, code } of [
      ...samples,
      ...examples.map((it) => ({ ...it, file: undefined })),
    ])
      writeFileSync(path.join(folder, file), code);
    // As if they lay at the root, but for imports of this package.
    symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
    writeFileSync(path.join(folder, "package.json"), '{"type": "module"}');
    const paths = { "extend-contract": [`${root}/src/index.ts`], "extend-contract/*": [`${root}/src/*.ts`] };
    const project = {
      extends: `${root}/tsconfig.json`,
      compilerOptions: { noUnusedLocals: false, paths },
      include: ["."],
    };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(project));
    const compiler = path.join(root, "node_modules/typescript-7/bin/tsc");
    const { stdout } = await promisify(execFile)(process.execPath, [compiler, "--project", folder], {
      cwd: folder,
    }).catch((refused: { stdout: string }) => refused);
    expect(stdout).toBe("");
  });

  test.each(samples)("$name runs, and prints what it says", async (sample) => {
    vi.stubEnv("EXTEND_API_KEY", "sk_any");
    vi.stubEnv("EXTEND_WEBHOOK_SECRET", "wss_any");
    sendTo(sandbox.url);
    const printed: unknown[][] = [];
    const console = Object.fromEntries(
      ["log", "warn", "error"].map((method) => [method, (...values: unknown[]) => printed.push([method, ...values])]),
    );
    try {
      await run(sample, console);
    } finally {
      vi.unstubAllGlobals();
      vi.unstubAllEnvs();
    }
    expect(printed.filter(([method]) => method === "error")).toEqual([]);
    expect(printed.flat()).not.toContain(undefined);
    if (sample.output !== undefined)
      expect(`${printed.map(([, ...values]) => format(...values)).join("\n")}\n`).toBe(sample.output);
  });
});

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
