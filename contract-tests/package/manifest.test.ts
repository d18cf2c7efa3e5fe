import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { installed, manifest } from "./scratch.js";

test("it says its licence, which Node it needs, and that a release shows where it was built", () => {
  expect(manifest).toMatchObject({
    license: "MIT",
    engines: { node: ">=20.19.0" },
    publishConfig: { access: "public", provenance: true },
  });
});

test.each([
  ["the client", "dist/index.js", ["openapi-fetch"]],
  ["the client as CommonJS", "dist/index.cjs", []],
  ["the migration", "dist/migrate.js", []],
])("%s needs no more packages than it must, and none of Node's own", (_what, entry, needed) => {
  expect(importsOf(entry)).toEqual(needed);
});

test("every package that the code imports is a dependency, and every dependency is imported", () => {
  const imported = readdirSync(path.join(installed, "dist"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.c?js$/.test(file))
    .flatMap((file) => importsOf(path.join("dist", file)))
    .filter((specifier) => !specifier.startsWith("node:"))
    .map((specifier) => specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0]);
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
  expect([...new Set(imported)].sort()).toEqual(Object.keys(declared).sort());
});

/** The packages that a file and the files that it imports name. */
function importsOf(file: string): string[] {
  const code = readFileSync(path.join(installed, file), "utf8");
  const imports = /^(?:import|export)\s(?:.*from\s*)?"([^"]+)"|\bimport\("([^"]+)"\)|^let \w+ = require\("([^"]+)"\)/gm;
  const specifiers = [...code.matchAll(imports)].map(([, ...specifiers]) => specifiers.find(Boolean) ?? "");
  const packages = specifiers.flatMap((name) =>
    name.startsWith(".") ? importsOf(path.join(path.dirname(file), name)) : [name],
  );
  return [...new Set(packages)];
}
