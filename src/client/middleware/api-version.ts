import type { Middleware } from "openapi-fetch";
import { versionHeaderName } from "../../api-versions.js";

/**
 * Adds the version header. It comes after the merging of headers, so that a header set to null or to nothing cannot
 * drop it: without it the API would answer in the shape of another version, or with 400. A value that the caller does
 * set is sent as it is.
 *
 * @see the API Versioning guide, https://docs.extend.ai
 */
export function apiVersionHeader(version: string): Middleware {
  return {
    onRequest({ request }) {
      if (!request.headers.get(versionHeaderName)) request.headers.set(versionHeaderName, version);
    },
  };
}
