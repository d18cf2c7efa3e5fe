import { type ApiVersion, apiVersions } from "../api-versions.js";

const versions = Object.keys(apiVersions) as ApiVersion[];

/** The versions that a header chooses, oldest first. */
export const datedVersions = versions.filter((version) => apiVersions[version].versionHeader !== undefined);

/** The version of a request that asks for none: what keys from before 2025-04-21 get. */
export const assumedVersion = "legacy" satisfies ApiVersion;

/**
 * Which API version a request asks for: a path that only one version has decides, such as those below `/v1/`; then the
 * header `x-extend-api-version`. Undefined when it asks for none, `unknown` when the header names no version.
 */
export function versionOfRequest(pathname: string, header: string | undefined): ApiVersion | "unknown" | undefined {
  if (pathname === "/v1" || pathname.startsWith("/v1/")) return "v1";
  if (header === undefined || header === "") return undefined;
  return datedVersions.find((version) => apiVersions[version].versionHeader === header) ?? "unknown";
}
