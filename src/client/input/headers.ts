import { type ApiVersionRow, versionHeaderName } from "../../api-versions.js";
import { InvalidInputError } from "../errors/index.js";
import type { CallOptions, ExtendClientOptions, HeadersInput } from "../options.js";
import { isObject, kindOf, show } from "../values.js";

/** Headers of requests, names in lower case. */
export interface RequestHeaders {
  /** Those of every request of the client. */
  readonly common: Readonly<Record<string, string>>;
  /** Those of a call. Without headers of its own it gets an object that is shared: making one is what costs. */
  of(call: CallOptions, contentType: string | undefined): Readonly<Record<string, string>>;
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

  const common = mergeHeaders({ accept: "application/json" }, ownHeaders({ workspaceId, headers }));
  const read = complete({ ...common });
  const withJson = { "content-type": "application/json", ...read };
  return {
    common,
    complete,
    of(call, contentType) {
      if (contentType !== undefined && contentType !== "application/json") {
        return complete(mergeHeaders({ ...common, "content-type": contentType }, ownHeaders(call)));
      }
      const base = contentType ? withJson : read;
      if (!call.headers && call.workspaceId === undefined) return base;
      return complete(mergeHeaders(base, ownHeaders(call)));
    },
  };
}

/** The headers that options ask for, names in lower case. Those that they name themselves win; a null removes one. */
export function ownHeaders({ workspaceId, headers }: CallOptions): Record<string, string | null> {
  const named = headersOf(headers);
  return workspaceId === undefined ? named : { "x-extend-workspace-id": workspaceId, ...named };
}

function mergeHeaders(base: Readonly<Record<string, string>>, own: Record<string, string | null>) {
  const headers = { ...base };
  for (const [name, value] of Object.entries(own)) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
  return headers;
}

/**
 * Headers in any of the forms that `fetch` takes, told apart by what they can do and not by their class: that of
 * another realm or library is another one.
 */
function headersOf(input: HeadersInput | undefined): Record<string, string | null> {
  const headers: Record<string, string | null> = {};
  if (input === undefined) return headers;
  const isList = typeof input === "object" && input !== null && Symbol.iterator in input;
  if (!isList && !(isObject(input) && kindOf(input) === "Object")) {
    throw new InvalidInputError(
      `headers must be an object such as { "x-team": "ap" }, Headers, or a list of pairs; got ${show(input)}.`,
    );
  }
  for (const pair of isList ? input : Object.entries(input)) {
    const [name, given] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (given === undefined && !isList) continue;
    const value =
      typeof given === "number" || typeof given === "boolean" || Array.isArray(given) ? String(given) : given;
    // The value is not shown, it may be a key.
    if (
      typeof name !== "string" ||
      !/^[!#$%&'*+.^`|~\w-]+$/.test(name) ||
      (value !== null && (typeof value !== "string" || /[^\t\x20-\x7e\x80-\xff]/.test(value)))
    ) {
      throw new InvalidInputError(`The header ${show(name)} has a name or a value that HTTP cannot carry.`);
    }
    const key = name.toLowerCase();
    // A list may name a header twice, which HTTP takes for one with both values.
    headers[key] = isList && headers[key] != null && value !== null ? `${headers[key]}, ${value}` : value;
  }
  return headers;
}
