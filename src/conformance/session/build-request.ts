import { apiVersions, operationAt, versionHeaderName } from "../../api-versions.js";
import { type Description, json, type Operation } from "../description/load-description.js";
import type { SentRequest } from "../exchange/exchange.js";
import type { ResolvedOptions } from "../options.js";
import type { Ask } from "./session.js";

/** The documented operation that a request of a check is for; undefined when its method has none. */
export function operationOf({ get, update }: Description, { method = "GET", operation }: Ask): Operation | undefined {
  return operation ?? [get, update].find((it) => it.method === method);
}

/** A request as a correct client sends it, but for what the check wants to be different. */
export function buildRequest(ask: Ask, { token, workspaceId, apiVersion, runId }: ResolvedOptions): SentRequest {
  const { method = ask.operation?.method ?? "GET", version = apiVersion, body, headers: changes = {} } = ask;
  const { versionHeader } = apiVersions[version];
  const { path: runPath } = operationAt(version, "workflowRuns", "get");
  const text = ask.text ?? (body === undefined ? undefined : JSON.stringify(body));
  const headers = new Headers({ accept: json, authorization: `Bearer ${token}` });
  if (versionHeader !== undefined) headers.set(versionHeaderName, versionHeader);
  if (workspaceId !== undefined) headers.set("x-extend-workspace-id", workspaceId);
  if (text !== undefined) headers.set("content-type", json);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  const path = (ask.operation?.path ?? runPath).replace(/\{\w+\}/, encodeURIComponent(ask.runId ?? runId));
  return { method, path, headers, body: text };
}
