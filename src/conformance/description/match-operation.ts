import { operationAt } from "../../api-versions.js";
import type { Description, Operation } from "./load-description.js";

/** What a request is for. */
export interface Match {
  /** Undefined where the path is described, but not with this method. */
  operation: Operation | undefined;
  /** The id of the run in the path, decoded. */
  runId: string;
}

/** Finds the operation of a description that a request is for; undefined when the description has no such path. */
export function matchOperation(description: Description, method: string, pathname: string): Match | undefined {
  const paths = new Set([
    operationAt(description.version, "workflowRuns", "get").path,
    ...description.operations.map(({ path }) => path),
  ]);
  for (const path of paths) {
    const [, segment] = new RegExp(`^${path.replace(/\{\w+\}/g, "([^/]+)")}$`).exec(pathname) ?? [];
    if (segment === undefined) continue;
    const operation = description.operations.find((it) => it.path === path && it.method === method);
    return { operation, runId: decoded(segment) };
  }
  return undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
