import { type ApiVersion, newestApiVersion } from "../../api-versions.js";
import { assumedVersion, datedVersions, versionOfRequest } from "../../serving/version-of-request.js";
import type { Refusal } from "./refusal-error.js";

/** The version that a request is for, and why it cannot be served in it, if so. */
export interface Choice {
  /** Where the version asked for does not exist, the newest: a refusal needs the body of some version. */
  version: ApiVersion;
  /** Whether the request asks for none, so that the version is that of old API keys. */
  assumed: boolean;
  refusal?: Refusal;
}

/**
 * Which API version a request on the one URL is for: the one that it asks for; without one `legacy`, which is what keys
 * from before 2025-04-21 get.
 *
 * @param requireVersion answer a request that asks for none with 400, as newer keys are
 */
export function chooseVersion(pathname: string, header: string | undefined, requireVersion: boolean): Choice {
  const version = versionOfRequest(pathname, header);
  const known = datedVersions.join(" or ");
  if (version === "unknown") return refuse(`Unknown x-extend-api-version. Send ${known}.`);
  if (version) return { version, assumed: false };
  if (!requireVersion) return { version: assumedVersion, assumed: true };
  return refuse(`The x-extend-api-version header is required. Send it as ${known}.`);
}

function refuse(message: string): Choice {
  return { version: newestApiVersion, assumed: false, refusal: { status: 400, code: "INVALID_REQUEST", message } };
}
