import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { versions } from "./bundle.js";

/** The API versions that are described below a root. The one place that looks at file names below openapi/. */
export function versionFolders(root: string): string[] {
  return readdirSync(path.join(root, "openapi")).filter((name) =>
    existsSync(path.join(root, "openapi", name, "openapi.yaml")),
  );
}

/** Fails for a described version that the code does not know, and says what to do. */
export function expectRow(version: string): void {
  expect(versions, `add a row "${version}" to apiVersions in src/api-versions.ts`).toContain(version);
}
