import { type ApiVersion, operationAt } from "../../api-versions.js";
import { RefusalError } from "./refusal-error.js";

/** What a path and method lead to. */
export interface Route {
  method: "GET" | "POST";
  runId: string;
}

/**
 * Matches a request against the run path of a version, as `src/api-versions.ts` has it.
 *
 * @throws RefusalError (404) that says where there is something
 */
export function matchRoute(version: ApiVersion, method: string, pathname: string): Route {
  const { path: runPath } = operationAt(version, "workflowRuns", "get");
  const pattern = new RegExp(`^${runPath.replace(/\{\w+\}/, "([^/]+)")}$`);
  const [, segment] = pattern.exec(pathname) ?? [];
  const runId = segment && decoded(segment);
  if (!runId) throw notFound(`There is nothing at this path. Version ${version} has GET and POST ${runPath}.`);
  if (method !== "GET" && method !== "POST") {
    throw notFound(`A workflow run has no ${method}. Read it with GET, update it with POST.`);
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

function notFound(message: string): RefusalError {
  return new RefusalError({ status: 404, code: "NOT_FOUND", message });
}
