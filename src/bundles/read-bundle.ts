import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { ApiVersion } from "../api-versions.js";
import type { Bundle } from "./openapi.js";

/** Where the bundle of an API version lies in this package. */
function bundleUrl(version: ApiVersion): URL {
  // By the package's own name: a build moves this file, but not package.json.
  const manifest = createRequire(import.meta.url).resolve("extend-contract/package.json");
  return new URL(`generated/${version}/openapi.json`, pathToFileURL(manifest));
}

/**
 * Reads the bundle of an API version: its whole OpenAPI description as one object.
 *
 * @throws Error that names the file when it is missing, not JSON or no description
 */
export async function readBundle(version: ApiVersion): Promise<Bundle> {
  const url = bundleUrl(version);
  let bundle: unknown;
  try {
    bundle = JSON.parse(await readFile(url, "utf8"));
  } catch (cause) {
    throw new Error(`Cannot read the description of ${version} at ${url.pathname}: ${(cause as Error).message}`, {
      cause,
    });
  }
  if (typeof bundle === "object" && bundle !== null && "openapi" in bundle && "paths" in bundle)
    return bundle as unknown as Bundle;
  throw new Error(`The file at ${url.pathname} is not an OpenAPI description of ${version}. Run make generate.`);
}
