// Started by `make watch`. After each save below openapi/ it runs `make generate` and, where that works, `make saved` for
// the versions that were saved; what is saved meanwhile has its turn afterwards.
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import path from "node:path";

const saved = new Set<string>();
let isRunning = false;

function start(): void {
  if (isRunning || saved.size === 0) return;
  isRunning = true;
  const make = "make --no-print-directory";
  const command = `${make} generate && ${make} --keep-going saved VERSION='${[...saved].join("|")}'`;
  saved.clear();
  spawn(command, { shell: true, stdio: "inherit" }).on("close", () => {
    isRunning = false;
    start();
  });
}

watch("openapi", { recursive: true }, (_event, file) => {
  if (file === null || !/\.(yaml|js)$/.test(file)) return;
  const [folder = "", ...inner] = file.split(path.sep);
  // A rule of the linter is of every version.
  saved.add(inner.length > 0 && folder !== "lint" ? folder : ".");
  // An editor writes a file in several steps.
  setTimeout(start, 100);
});
process.stdout.write("Waiting for a save below openapi/.\n");
