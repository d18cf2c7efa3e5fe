import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
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
export function setup(tests: TestProject): () => void {
  const scratch = mkdtempSync(path.join(tmpdir(), "extend-contract-package-"));
  // dist/ is built by the target that runs these tests; packing must not build it again.
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", scratch];
  const tarball = path.join(scratch, execFileSync("npm", pack, { cwd: root, encoding: "utf8" }).trim());
  const installed = path.join(scratch, "node_modules/extend-contract");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
  writeFileSync(path.join(scratch, "package.json"), '{"type": "module"}');
  // Its dependencies, and no other packages, from where they lie already.
  const list = ["ls", "--omit=dev", "--omit=peer", "--all", "--parseable"];
  const folders = execFileSync("npm", list, { cwd: root, encoding: "utf8" }).trim().split("\n").slice(1);
  for (const folder of folders) {
    cpSync(folder, path.join(scratch, path.relative(root, folder)), { recursive: true });
  }
  tests.provide("scratch", scratch);
  tests.provide("tarball", tarball);
  return () => rmSync(scratch, { recursive: true });
}
