import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { built } from "./clients.js";

type Package = typeof import("../../src/index.js");

/** How many calls are open at a time, and how many there are in a round. */
const connections = 50;
const calls = 10_000;

export interface SandboxFigures {
  /** From the start of the process to the line that says where it listens. */
  startMilliseconds: number;
  /** Mixed calls: creations, updates, reads, lists, deletions. */
  callsPerSecond: number;
  lostWrites: number;
  /** Resident memory in MB: at the start, and after each round, which deletes what it has made. */
  megabytes: number[];
}

/** Starts the sandbox as its users do, and puts a load on it. */
export async function measureSandbox(): Promise<SandboxFigures> {
  const { createExtendClient } = (await import(built)) as Package;
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ["dist/cli/main.cjs", "sandbox", "--port", "0", "--quiet", "--run-seconds", "0"],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  const startMilliseconds = Math.round(performance.now() - began);
  const baseUrl = line.replace("listening ", "");
  const versions = ["2026-02-09", "2025-04-21", "legacy", "v1"] as const;
  const clients = versions.map((apiVersion) => createExtendClient({ apiVersion, token: "sk_bench", baseUrl }));
  const [newest] = clients as [ReturnType<typeof createExtendClient<"2026-02-09">>];
  const [workflow] = (await newest.workflows.list()).items;
  const megabytes = [memoryOf(child.pid)];
  let lostWrites = 0;
  let milliseconds = 0;

  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    await Promise.all(Array.from({ length: connections }, (_, index) => work(index)));
    milliseconds += performance.now() - start;
    megabytes.push(memoryOf(child.pid));
  }
  child.kill();
  await once(child, "exit");
  return { startMilliseconds, callsPerSecond: Math.round((3 * calls * 1000) / milliseconds), lostWrites, megabytes };

  /** Ten calls about one run, again and again: eight changes and looks, and each change must be there in the end. */
  async function work(connection: number): Promise<void> {
    for (let index = 0; index < calls / connections / 10; index++) {
      const { id } = await newest.workflowRuns.create({
        workflow: { id: workflow?.id ?? "" },
        file: { text: `Order ${connection} ${index}` },
      });
      for (let change = 0; change < 5; change++) {
        await clients[change % clients.length]?.workflowRuns.update(id, { metadata: { [`key ${change}`]: index } });
      }
      await newest.workflowRuns.list({ maxPageSize: 5 });
      await clients[index % clients.length]?.workflowRuns.get(id);
      const { metadata, files } = await newest.workflowRuns.get(id);
      lostWrites += [0, 1, 2, 3, 4].filter((change) => metadata[`key ${change}`] !== index).length;
      await newest.workflowRuns.delete(id);
      await newest.files.delete(files[0]?.id ?? "");
    }
  }
}

/** What a process takes of the memory of a machine with Linux; NaN elsewhere. */
function memoryOf(pid: number | undefined): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Math.round(Number(kilobytes) / 1000);
  } catch {
    return Number.NaN;
  }
}
