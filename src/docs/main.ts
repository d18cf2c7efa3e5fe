import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildSite } from "./build-site.js";

// Run by `make docs` with the folder to write to.
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Name the folder to write the site to.\n");
  process.exitCode = 2;
} else {
  await buildSite(folder);
  process.stdout.write(`${pathToFileURL(path.resolve(folder, "index.html")).href}\n`);
}
