import { type ApiVersion, apiVersions, newestApiVersion } from "../../api-versions.js";
import type { Refusal } from "./error-body.js";

/** The version that a request is for, and why it cannot be served in it, if so. */
export interface Choice {
  /** Where the version asked for does not exist, the newest: a refusal needs the body of some version. */
  version: ApiVersion;
  refusal?: Refusal;
}

const versionNames = Object.keys(apiVersions) as ApiVersion[];
const dated = versionNames.filter((version) => apiVersions[version].versionHeader !== undefined);

/**
 * Which API version a request on the one URL is for: a path that only one version has decides, such as those below
 * `/v1/`; then the header `x-extend-api-version`; without it `legacy`, which is what keys from before 2025-04-21 get.
 *
 * @param requireVersion answer a request without the header with 400, as newer keys are
 */
export function chooseVersion(pathname: string, header: string | undefined, requireVersion: boolean): Choice {
  if (pathname === "/v1" || pathname.startsWith("/v1/")) return { version: "v1" };
  if (header === undefined || header === "") {
    if (!requireVersion) return { version: "legacy" };
    return refuse(`The x-extend-api-version header is required. Send it as ${dated.join(" or ")}.`);
  }
  const version = dated.find((name) => apiVersions[name].versionHeader === header);
  return version ? { version } : refuse(`Unknown x-extend-api-version. Send ${dated.join(" or ")}.`);
}

function refuse(message: string): Choice {
  return { version: newestApiVersion, refusal: { status: 400, code: "INVALID_REQUEST", message } };
}
