import { readFile } from "node:fs/promises";
import type { ApiVersion } from "../api-versions.js";
import { generatedUrl } from "./generated-url.js";
import type { Bundle } from "./openapi.js";

/**
 * Reads the bundle of an API version: its whole OpenAPI description as one object.
 *
 * @throws Error that names the file when it is missing, not JSON or no description
 */
export async function readBundle(version: ApiVersion): Promise<Bundle> {
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
