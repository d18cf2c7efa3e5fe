import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

const root = path.resolve(import.meta.dirname, "../..");

declare module "vitest" {
  interface ProvidedContext {
    /** A folder with a project of its own, in which the packed package is installed. */
    scratch: string;
    tarball: string;
  }
}

/** Packs the package and installs it, once for all tests of the package, as an application has it. */
export async function setup(tests: TestProject): Promise<() => void> {
  const scratch = mkdtempSync(path.join(tmpdir(), "extend-contract-package-"));
  // dist/ is built by the target that runs these tests; packing must not build it again. The packages that it depends on,
  // and no others, come from where they lie already.
  const [packed, dependencies] = await Promise.all([
    npm("pack", "--ignore-scripts", "--silent", "--pack-destination", scratch),
    npm("ls", "--omit=dev", "--omit=peer", "--all", "--parseable"),
  ]);
  const tarball = path.join(scratch, packed);
  const installed = path.join(scratch, "node_modules/extend-contract");
  mkdirSync(installed, { recursive: true });
  await promisify(execFile)("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  writeFileSync(path.join(scratch, "package.json"), '{"type": "module"}');
  for (const folder of dependencies.split("\n").slice(1)) {
    cpSync(folder, path.join(scratch, path.relative(root, folder)), { recursive: true });
  }
  tests.provide("scratch", scratch);
  tests.provide("tarball", tarball);
  return () => rmSync(scratch, { recursive: true });
}

/** Resolves to what npm prints. */
async function npm(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("npm", args, { cwd: root });
  return stdout.trim();
}
