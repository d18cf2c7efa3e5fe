import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { measureCosts, measureTypeCheck } from "./cost.js";
import { measureSandbox } from "./sandbox.js";
import { measureSpeed, type Speed } from "./speed.js";
import { measureThroughput } from "./throughput.js";

// Prints the figures and writes them to bench/results.json. A loopback server, all clients in one run, started by make at the root.
const rounds = Number(process.env.ROUNDS ?? 150);
const server = fork(fileURLToPath(new URL("server.mjs", import.meta.url)));
const [port] = (await once(server, "message")) as [number];
const baseUrl = `http://127.0.0.1:${port}`;

const speed: Record<string, Speed> = {
  "small, one at a time": await measureSpeed(baseUrl, 1, rounds),
  "small, 32 at once": await measureSpeed(baseUrl, 32, rounds),
  "large, one at a time": await measureSpeed(`${baseUrl}/large`, 1, Math.ceil(rounds / 5)),
  "large, 32 at once": await measureSpeed(`${baseUrl}/large`, 32, Math.ceil(rounds / 5)),
};
const updateAllPerSecond = await measureThroughput(baseUrl, [1, 8, 64]);
server.disconnect();
const costs = await measureCosts();
const typeCheckMilliseconds = measureTypeCheck();
const sandbox = await measureSandbox();

for (const [situation, figures] of Object.entries(speed)) {
  console.log(`\nOne update, ${situation}`);
  console.table(figures);
}
console.log("\nBefore the first request");
console.table(costs);
console.log(`\nupdateAll, updates a second by workers: ${JSON.stringify(updateAllPerSecond)}`);
console.log("\nThe sandbox, 50 connections, 10,000 mixed calls a round");
console.table([sandbox]);
console.log(`Type-checking a small program: ${typeCheckMilliseconds} ms`);

const targets = [
  ["one update over plain fetch", speed["small, one at a time"]?.["extend-contract"]?.ratio, 1.1, "x"],
  ["bundle", costs["extend-contract"]?.bundleBytes, 10_000, "bytes"],
  ["import over bare node", costs["extend-contract"]?.importMilliseconds, 10, "ms"],
  ["start of the sandbox", sandbox.startMilliseconds, 500, "ms"],
  ["memory of the sandbox", sandbox.megabytes[0], 80, "MB"],
  ["writes that the sandbox lost", sandbox.lostWrites, 0, ""],
] as const;
for (const [what, value = Number.NaN, target, unit] of targets) {
  console.log(`${value <= target ? "met   " : "missed"} ${what}: ${value} ${unit}, at most ${target}`);
}

const { devDependencies, dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const compared = ["openapi-fetch", "extend-ai", "ky", "axios", "typescript", "esbuild"];
const versions = Object.fromEntries(compared.map((name) => [name, dependencies[name] ?? devDependencies[name]]));
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, platform: process.platform, node: process.version };
mkdirSync("bench", { recursive: true });
const results = { machine, versions, rounds, speed, costs, updateAllPerSecond, typeCheckMilliseconds, sandbox };
writeFileSync("bench/results.json", `${JSON.stringify(results, null, 2)}\n`);
