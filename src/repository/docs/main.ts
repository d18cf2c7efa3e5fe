import path from "node:path";
import { pathToFileURL } from "node:url";
import { run } from "../run.js";
import { buildSite } from "./build-site.js";

// Started by `make docs` with the folder to write to.
await run(async () => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error("Name the folder to write the site to.");
  await buildSite(folder);
  process.stdout.write(`${pathToFileURL(path.resolve(folder, "index.html")).href}\n`);
});
