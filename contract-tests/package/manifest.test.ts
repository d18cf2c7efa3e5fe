import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { installed, manifest, scratch } from "./scratch.js";

const root = path.resolve(import.meta.dirname, "../..");

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
  ["the migration as CommonJS", "dist/migrate.cjs", []],
  ["receiving webhooks", "dist/webhooks.js", []],
])("%s needs no more packages than it must, and none of Node's own", (_what, entry, needed) => {
  expect(importsOf(entry)).toEqual(needed);
});

test("every package that the code imports is a dependency, and every dependency is imported", () => {
  const imported = readdirSync(path.join(installed, "dist"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.c?js$/.test(file))
    .flatMap((file) => specifiersOf(path.join("dist", file)))
    .filter((specifier) => !specifier.startsWith(".") && !isBuiltin(specifier))
    .map((specifier) => specifier.match(/^(@[^/]+\/)?[^/]+/)?.[0]);
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies };
  expect([...new Set(imported)].sort()).toEqual(Object.keys(declared).sort());
});

test("an installation brings openapi-fetch, with the types that it needs, and nothing else", () => {
  const packages = readdirSync(path.join(scratch, "node_modules")).filter((name) => !name.startsWith("."));
  expect(packages).toEqual(["extend-contract", "openapi-fetch", "openapi-typescript-helpers"]);
});

test("what is bundled comes with its licence", () => {
  const licences = readFileSync(path.join(installed, "dist/THIRD-PARTY-LICENSES"), "utf8");
  for (const name of ["ajv", "commander", "fast-check", "openapi-fetch"])
    expect(licences).toMatch(new RegExp(`^${name} \\d.*\\n\\n(.*\\n)*?.*Copyright`, "m"));
});

// Nobody drops a package whose use is not known.
test("CONTRIBUTING.md says of every development dependency what it is for", () => {
  const text = readFileSync(path.join(root, "CONTRIBUTING.md"), "utf8");
  const [, section = ""] = /^## Development dependencies\n(.*?)^## /ms.exec(text) ?? [];
  const rows = [...section.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = ""]) => cell.match(/[^`, ]+/g) ?? []);
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  expect(rows.sort()).toEqual(Object.keys(devDependencies).sort());
});

/** The packages that a file and the files that it loads name. */
function importsOf(file: string): string[] {
  const specifiers = specifiersOf(file).flatMap((name) =>
    name.startsWith(".") ? importsOf(path.join(path.dirname(file), name)) : [name],
  );
  return [...new Set(specifiers)];
}

function specifiersOf(file: string): string[] {
  const code = readFileSync(path.join(installed, file), "utf8");
  return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
}
