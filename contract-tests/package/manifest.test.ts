import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { installed, manifest, scratch } from "./scratch.js";

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
    .flatMap((file) => importsOf(path.join("dist", file)))
    .filter((specifier) => !isBuiltin(specifier))
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

/** The packages that a file and the files that it loads name. */
function importsOf(file: string): string[] {
  const specifiers = specifiersOf(file).flatMap((name) =>
    name.startsWith(".") ? importsOf(path.join(path.dirname(file), name)) : [name],
  );
  return [...new Set(specifiers)];
}

function specifiersOf(file: string): string[] {
  const code = readFileSync(path.join(installed, file), "utf8");
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    const [argument] = ts.isCallExpression(node) ? node.arguments : [];
    const loads =
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require");
    if (loads && argument && ts.isStringLiteralLike(argument)) found.push(argument.text);
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      found.push((node.moduleSpecifier as ts.StringLiteral).text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
  return found;
}
