import { type ApiVersion, operationAt } from "../../api-versions.js";
import type { Refusal } from "./error-body.js";

/** What a path and method lead to: a run, or the reason why they lead nowhere. */
export type Route = { method: "GET" | "POST"; runId: string } | { refusal: Refusal };

/** Matches a request against the run path of a version, as `src/api-versions.ts` has it. */
export function matchRoute(version: ApiVersion, method: string, pathname: string): Route {
  const { path: runPath } = operationAt(version, "workflowRuns", "get");
  const pattern = new RegExp(`^${runPath.replace(/\{\w+\}/, "([^/]+)")}$`);
  const [, segment] = pattern.exec(pathname) ?? [];
  const runId = segment && decoded(segment);
  if (!runId) return notFound(`There is nothing at this path. Version ${version} has GET and POST ${runPath}.`);
  if (method !== "GET" && method !== "POST") {
    return notFound(`A workflow run has no ${method}. Read it with GET, update it with POST.`);
  }
  return { method, runId };
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function notFound(message: string): Route {
  return { refusal: { status: 404, code: "NOT_FOUND", message } };
}
