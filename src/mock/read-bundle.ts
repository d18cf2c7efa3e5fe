import { readFile } from "node:fs/promises";
import type { ApiVersion } from "../api-versions.js";

/** Where the bundle of an API version lies in this package. */
export function bundleUrl(version: ApiVersion): URL {
  return new URL(`../../generated/${version}/openapi.json`, import.meta.url);
}

/** Reads the bundle of an API version: its whole OpenAPI description as one object. */
export async function readBundle(version: ApiVersion): Promise<object> {
  return JSON.parse(await readFile(bundleUrl(version), "utf8"));
}
