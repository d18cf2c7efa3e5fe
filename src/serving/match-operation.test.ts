import { describe, expect, test } from "vitest";
import { type ApiVersion, apiVersions } from "../api-versions.js";
import { placedOperations } from "../operations.js";
import { matchOperation } from "./match-operation.js";

const versions = Object.keys(apiVersions) as ApiVersion[];
const concretePaths = versions.flatMap((version) =>
  placedOperations(apiVersions[version].operations)
    .map(({ path }) => path)
    .filter((path) => !path.includes("{")),
);

describe.each(versions)("%s", (version) => {
  const operations = placedOperations(apiVersions[version].operations);

  test.each(operations)("$method $path is $resource.$name", (operation) => {
    const parameters = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const pathname = operation.path.replace(/\{\w+\}/g, "a%2Fb%20c");
    expect(matchOperation(version, operation.method, pathname)).toEqual({
      operation,
      pathParameters: Object.fromEntries(parameters.map((name) => [name, "a/b c"])),
    });
  });

  test("what no operation is described for is unknown", () => {
    for (const { method, path } of operations.filter((it) => it.path.includes("{"))) {
      for (const bad of ["%", "%E0%A4%A", ""]) {
        expect(matchOperation(version, method, path.replace(/\{\w+\}/, bad)), bad).toBe("unknown");
      }
      expect(matchOperation(version, method, `${path.replace(/\{\w+\}/g, "a")}/no/more/of/it`)).toBe("unknown");
      expect(matchOperation(version, "BREW", path.replace(/\{\w+\}/g, "a"))).toBe("unknown");
    }
    expect(matchOperation(version, "GET", "/")).toBe("unknown");
    expect(matchOperation(version, "GET", "/nothing/here")).toBe("unknown");
  });

  // A template would take `/workflow_runs/batch` for the run called "batch".
  test("a path without parameters is never taken for a thing with an id, whatever version describes it", () => {
    for (const pathname of concretePaths) {
      for (const method of ["GET", "POST", "PATCH", "DELETE"]) {
        const match = matchOperation(version, method, pathname);
        if (match !== "unknown") expect(match.operation.path).toBe(pathname);
      }
    }
  });
});
