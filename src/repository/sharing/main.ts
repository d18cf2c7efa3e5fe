import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { run } from "../run.js";
import { share } from "./share.js";

// Started by `make share` with the folder to write to, from which what was there before is removed.
await run(async () => {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Error("Name the folder to write to.");
  const files = await share();
  await rm(folder, { recursive: true, force: true });
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  process.stdout.write(`${files.size} files in ${folder}; its README.md says which one to take.\n`);
});
