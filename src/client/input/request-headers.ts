import { type ApiVersionRow, versionHeaderName } from "../../api-versions.js";
import type { CallOptions, ExtendClientOptions } from "../options.js";
import { mergeHeaders } from "./merge-headers.js";
import { workspaceHeaders } from "./workspace-headers.js";

/** Headers of requests, names in lower case. */
export interface RequestHeaders {
  /** Those of every request of the client. */
  readonly common: Readonly<Record<string, string>>;
  /** Those of a call. Without headers of its own it gets an object that is shared: making one is what costs. */
  of(call: CallOptions, hasBody: boolean): Readonly<Record<string, string>>;
  /** Adds version and token, where they are not there yet. A token function is left for each attempt. */
  complete(headers: Record<string, string>): Record<string, string>;
}

/**
 * Prepares the headers of a client.
 *
 * @throws InvalidInputError for what HTTP cannot carry
 */
export function createRequestHeaders(
  { token, workspaceId, headers }: Pick<ExtendClientOptions<never>, "token" | "workspaceId" | "headers">,
  { versionHeader }: ApiVersionRow,
): RequestHeaders {
  function complete(headers: Record<string, string>): Record<string, string> {
    // Last, so that headers of the caller's cannot drop the version: without it the API would answer in the shape of
    // another one.
    if (versionHeader !== undefined) headers[versionHeaderName] ||= versionHeader;
    if (typeof token === "string") headers.authorization ??= `Bearer ${token}`;
    return headers;
  }

  const common = mergeHeaders({ accept: "application/json" }, workspaceHeaders(workspaceId), headers);
  const read = complete({ ...common });
  const update = { "content-type": "application/json", ...read };
  return {
    common,
    complete,
    of(call, hasBody) {
      const base = hasBody ? update : read;
      if (!call.headers && call.workspaceId === undefined) return base;
      return complete(mergeHeaders(base, workspaceHeaders(call.workspaceId), call.headers));
    },
  };
}
