import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished } from "vitest";
import { builtCli } from "./build-cli.js";

const root = path.resolve(import.meta.dirname, "../..");

/** Runs the CLI, as it stands in the sources. What it starts ends with the test. */
export function cli(...args: string[]) {
  const child = spawn(process.execPath, [builtCli, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const stderr = text(child.stderr);
  const exit = once(child, "close").then(([code]) => code as number | null);
  return { child, stderr, exit };
}

/** The base URL that a server prints as the first line of stdout once it accepts requests. */
export async function urlOf(child: ChildProcess): Promise<string> {
  let out = "";
  // Not by iterating: that would close the stream at the end, and what comes after the line would be lost.
  await new Promise<void>((resolve) => {
    child.stdout?.on("data", (chunk) => {
      out += chunk;
      if (out.includes("\n")) resolve();
    });
    child.stdout?.once("end", resolve);
  });
  expect(out).toMatch(/^listening http:\/\/127\.0\.0\.1:\d+\n$/);
  return out.slice("listening ".length).trim();
}
