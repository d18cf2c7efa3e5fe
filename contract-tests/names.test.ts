import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { operationsOf } from "../src/bundles/operations-of.js";
import { bundleOf, versions } from "./support/bundle.js";

// What no description can say has a file of its own; all other code finds versions and operations through the tables.
// Without this test a name typed into one check or one handler would work until the next version or operation comes.
const specific = ["src/conformance/checks/runs/", "src/serving/version-of-request.ts"];
const generic = ["src/bundles", "src/client", "src/conformance", "src/mock", "src/serving", "src/repository"];

const root = path.resolve(import.meta.dirname, "..");
const files = generic
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)),
  )
  .filter((file) => file.endsWith(".ts") && !/(\.test|test-support)\.ts$/.test(file))
  .filter((file) => !specific.some((place) => file.startsWith(place)));

const operations = versions.flatMap((version) => operationsOf(bundleOf(version)));
// By its place in the client, code may refer to an operation; one envelope has the name of a resource.
const resources = new Set(operations.map(({ resource }) => resource));
const names = new Set([
  ...versions,
  ...operations
    .flatMap(({ id, path, facts }) => [id, path, facts.result ?? ""])
    .filter((name) => /[A-Z_/]/.test(name) && !resources.has(name)),
]);

test("there are files to look at", () => {
  expect(files.length).toBeGreaterThan(100);
});

test.each(files)("%s names no version, no operation, no path and no envelope", (file) => {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const isName =
      ts.isStringLiteralLike(node) || (ts.isIdentifier(node) && ts.isPropertyAccessExpression(node.parent));
    if (isName && names.has(node.text)) {
      found.push(`${node.text} in line ${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  expect(found).toEqual([]);
});
