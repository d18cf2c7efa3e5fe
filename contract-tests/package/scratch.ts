import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inject } from "vitest";

/** The project in which the package is installed. */
export const scratch = inject("scratch");
/** The package, as it is installed there. */
export const installed = path.join(scratch, "node_modules/extend-contract");

interface Target {
  types: string;
  default: string;
}

/** What npm publishes as the package.json. */
export const manifest = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8")) as {
  version: string;
  exports: Record<string, string | { import: Target; require: Target }>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
} & Record<string, unknown>;

/** Writes a file of the scratch project. */
export function write(name: string, code: string): string {
  writeFileSync(path.join(scratch, name), code);
  return name;
}

/** Runs Node in the scratch project, until it ends. */
export function node(...args: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: scratch }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode, stdout, stderr }),
    );
  });
}

/** Runs the installed CLI. */
export function cli(...args: string[]): ReturnType<typeof node> {
  return node(path.join(installed, "dist/cli/main.cjs"), ...args);
}
