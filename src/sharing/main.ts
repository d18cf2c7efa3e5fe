import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { share } from "./share.js";

// Writes every file below the folder that is named, and removes what was there before.
const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Name the folder to write to.");
const files = await share();
await rm(folder, { recursive: true, force: true });
for (const [name, text] of files) {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
console.log(`${files.size} files in ${folder}; its README.md says which one to take.`);
