import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { built } from "./clients.js";
import { median } from "./median.js";

const root = process.cwd();

/** What an application pays before its first request. */
export interface Cost {
  /** Minified and gzipped, as a bundler ships it to a browser. */
  bundleBytes: number;
  /** Over a process that imports nothing. */
  importMilliseconds: number;
  importMegabytes: number;
}

/** The cost of each client that is imported by name. */
export async function measureCosts(): Promise<Record<string, Cost>> {
  const entries = {
    "extend-contract": `import { createExtendClient } from ${JSON.stringify(built)}; console.log(createExtendClient);`,
    "openapi-fetch": 'import createClient from "openapi-fetch"; console.log(createClient);',
    "extend-ai": 'import { ExtendClient } from "extend-ai"; console.log(ExtendClient);',
    ky: 'import ky from "ky"; console.log(ky);',
    axios: 'import axios from "axios"; console.log(axios);',
  };
  const loads = measureImports(entries);
  const costs: Record<string, Cost> = {};
  for (const [name, code] of Object.entries(entries)) {
    costs[name] = {
      bundleBytes: await bundleBytes(code, name === "extend-ai" ? "node" : "browser"),
      ...(loads[name] as Omit<Cost, "bundleBytes">),
    };
  }
  return costs;
}

async function bundleBytes(contents: string, platform: "browser" | "node"): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform,
    write: false,
    logLevel: "error",
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

/** Medians of what a process that imports each costs more than a bare one that ran just before. */
function measureImports(entries: Record<string, string>): Record<string, Omit<Cost, "bundleBytes">> {
  const folder = mkdtempSync(path.join(root, "node_modules", ".bench-"));
  const run = (code: string): [number, number] => {
    const file = path.join(folder, "app.mjs");
    const quiet = code.replace(/console\.log\(.*\);$/, "");
    writeFileSync(file, `${quiet}\nprocess.stdout.write(\`\${performance.now()} \${process.memoryUsage().rss}\`);`);
    const [milliseconds = 0, bytes = 0] = execFileSync(process.execPath, [file], { encoding: "utf8" })
      .split(" ")
      .map(Number);
    return [milliseconds, bytes / 2 ** 20];
  };
  const samples: Record<string, [number, number][]> = {};
  for (let round = 0; round < 15; round++) {
    for (const [name, code] of Object.entries(entries)) {
      const [bareMilliseconds, bareMegabytes] = run("");
      const [milliseconds, megabytes] = run(code);
      const all = samples[name] ?? [];
      samples[name] = all;
      all.push([milliseconds - bareMilliseconds, megabytes - bareMegabytes]);
    }
  }
  rmSync(folder, { recursive: true });
  const middle = (values: number[]) => Number(median(values).toFixed(1));
  return Object.fromEntries(
    Object.entries(samples).map(([name, all]) => [
      name,
      {
        importMilliseconds: middle(all.map(([milliseconds]) => milliseconds)),
        importMegabytes: middle(all.map(([, megabytes]) => megabytes)),
      },
    ]),
  );
}

/** How long the compiler takes for a small program that uses the client, in milliseconds. */
export function measureTypeCheck(): number {
  const folder = mkdtempSync(path.join(tmpdir(), "extend-contract-bench-"));
  const file = path.join(folder, "app.ts");
  writeFileSync(
    file,
    `import { createExtendClient } from ${JSON.stringify(built)};
     const extend = createExtendClient({ apiVersion: "2026-02-09", token: "sk_a" });
     export const link = async (): Promise<string> => (await extend.workflowRuns.update("r", { name: "a" })).dashboardUrl;`,
  );
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "nodenext"];
  const tsc = path.join(root, "node_modules/typescript/bin/tsc");
  const times = Array.from({ length: 3 }, () => {
    const began = performance.now();
    execFileSync(process.execPath, [tsc, ...options, file], { stdio: "inherit" });
    return performance.now() - began;
  });
  rmSync(folder, { recursive: true });
  return Math.round(median(times));
}
