// Prints what is made from the bundles of a folder beside each of them: types.ts and operations.ts. Started by
// `make generate`, which makes the bundles first.
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { argv } from "node:process";
import { printOperations } from "./print-operations.js";
import { printTypes } from "./print-types.js";
import { run } from "./run.js";

await run(async () => {
  const [, , folder] = argv;
  if (folder === undefined) throw new Error("Name the folder that holds the bundles.");
  for (const version of await readdir(folder)) {
    const place = (file: string) => path.join(folder, version, file);
    try {
      const bundle = await readFile(place("openapi.json"), "utf8");
      await writeFile(place("types.ts"), await printTypes(bundle));
      await writeFile(place("operations.ts"), printOperations(JSON.parse(bundle)));
    } catch (cause) {
      throw new Error(`openapi/${version}/: ${(cause as Error).message}`, { cause });
    }
  }
});
