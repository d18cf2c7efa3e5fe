import { readFile } from "node:fs/promises";
import type { ApiVersion } from "../api-versions.js";
import { generatedUrl } from "./generated-url.js";
import type { Bundle } from "./openapi.js";

const bundles = new Map<ApiVersion, Promise<Bundle>>();

/**
 * Reads the bundle of an API version: its whole OpenAPI description as one object. It is the same one for all who ask, so
 * that what is made of it can be kept with it: who changes it changes a copy.
 *
 * @throws Error that names the file when it is missing, not JSON or no description
 */
export function readBundle(version: ApiVersion): Promise<Bundle> {
  const bundle = bundles.get(version) ?? parseBundle(version);
  bundles.set(version, bundle);
  // One that cannot be read may be mended.
  bundle.catch(() => bundles.delete(version));
  return bundle;
}

async function parseBundle(version: ApiVersion): Promise<Bundle> {
  const url = generatedUrl(version, "openapi.json");
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
