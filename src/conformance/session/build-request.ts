import { apiVersions, versionHeaderName } from "../../api-versions.js";
import { json } from "../description/load-description.js";
import { runPath } from "../description/run-description.js";
import type { SentRequest } from "../exchange/exchange.js";
import type { ResolvedOptions } from "../options.js";
import type { Ask } from "./session.js";

/** A request as a correct client sends it, but for what the check wants to be different. */
export function buildRequest(ask: Ask, { token, workspaceId, apiVersion, runId }: ResolvedOptions): SentRequest {
  const { method = "GET", version = apiVersion, body, headers: changes = {} } = ask;
  const { versionHeader } = apiVersions[version];
  const text = ask.text ?? (body === undefined ? undefined : JSON.stringify(body));
  const headers = new Headers({ accept: json, authorization: `Bearer ${token}` });
  if (versionHeader !== undefined) headers.set(versionHeaderName, versionHeader);
  if (workspaceId !== undefined) headers.set("x-extend-workspace-id", workspaceId);
  if (text !== undefined) headers.set("content-type", json);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const path = ask.path ?? runPath(version, ask.runId ?? runId);
  return { method, path, headers, body: text, ...(ask.isAwaited && { isAwaited: true }) };
}
