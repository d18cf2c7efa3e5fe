import { type ApiVersion, apiVersions } from "../api-versions.js";
import { type PlacedOperation, placedOperations } from "../operations.js";

/** What a request is for. */
export interface MatchedOperation {
  operation: PlacedOperation;
  /** Decoded, by their names. */
  pathParameters: Record<string, string>;
}

const operationsOf = new Map(
  Object.entries(apiVersions).map(([version, { operations }]) => [version, placedOperations(operations)]),
);

/** Paths without parameters, of every version: none of them is a thing with an id, whatever the version and method. */
const concretePaths = new Set(
  [...operationsOf.values()].flat().flatMap(({ path }) => (path.includes("{") ? [] : [path])),
);

/**
 * Finds the operation of a version that a request is for. `unknown` when the version has none: a path or method that
 * is not described, or a path with a broken percent escape.
 */
export function matchOperation(version: ApiVersion, method: string, pathname: string): MatchedOperation | "unknown" {
  for (const operation of operationsOf.get(version) ?? []) {
    if (operation.method !== method) continue;
    if (concretePaths.has(pathname) && operation.path !== pathname) continue;
    const pathParameters = matchPath(operation.path, pathname);
    if (pathParameters) return { operation, pathParameters };
  }
  return "unknown";
}

/** The values of a template's parameters in a path; undefined where the path is not of that template. */
function matchPath(template: string, pathname: string): Record<string, string> | undefined {
  const expected = template.split("/");
  const segments = pathname.split("/");
  if (segments.length !== expected.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const segment = segments[index] ?? "";
    if (!part.startsWith("{")) {
      if (part !== segment) return undefined;
      continue;
    }
    const value = decoded(segment);
    if (!value) return undefined;
    parameters[part.slice(1, -1)] = value;
  }
  return parameters;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
