import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { ApiVersion } from "../api-versions.js";

/** Where the package has them, which the build fills in; the repository has them in `generated/`. */
declare const generatedFolder: string | undefined;
const folder = typeof generatedFolder === "undefined" ? "generated" : generatedFolder;

/** Where a file that was made from the description of an API version lies in this package. */
export function generatedUrl(version: ApiVersion, file: string): URL {
  // By the package's own name: a build moves this file, but not package.json.
  const manifest = createRequire(import.meta.url).resolve("extend-contract/package.json");
  return new URL(`${folder}/${version}/${file}`, pathToFileURL(manifest));
}
