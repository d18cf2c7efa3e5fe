import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** What `make generate` and the programs of this repository need. */
const copied = [
  "Makefile",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "CHANGELOG.md",
  "openapi",
  "generated",
  "src",
  "contract-tests",
];

/** This repository in a folder of its own, to be changed as its users would. */
export interface RepositoryCopy {
  root: string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Runs a command there, and returns what it printed; throws with all of it when it fails. */
  run(command: string, ...args: string[]): string;
  remove(): void;
}

export function copyRepository(): RepositoryCopy {
  const copy = mkdtempSync(path.join(tmpdir(), "extend-contract-copy-"));
  for (const name of copied) {
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  }
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  const place = (file: string) => path.join(copy, file);
  // Make compares times to see whether to install.
  for (const file of ["package.json", "package-lock.json"]) utimesSync(place(file), 0, 0);
  return {
    root: copy,
    read: (file) => readFileSync(place(file), "utf8"),
    write(file, text) {
      mkdirSync(path.dirname(place(file)), { recursive: true });
      writeFileSync(place(file), text);
    },
    run(command, ...args) {
      const env = { ...process.env, PATH: `${place("node_modules/.bin")}:${process.env.PATH}` };
      try {
        return execFileSync(command, args, { cwd: copy, env, encoding: "utf8", stdio: "pipe" });
      } catch (error) {
        const { stdout, stderr } = error as { stdout: string; stderr: string };
        throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`);
      }
    },
    remove: () => rmSync(copy, { recursive: true }),
  };
}
