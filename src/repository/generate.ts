// Prints what is made from the bundles of a folder beside each of them: types.ts and operations.ts. Started by
// `make generate`, which makes the bundles first.
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { argv } from "node:process";
import openapiTypescript, { astToString, COMMENT_HEADER } from "openapi-typescript";
import ts from "typescript";
import type { Bundle, Schema } from "../bundles/openapi.js";
import { isBinary, operationsOf } from "../bundles/operations-of.js";
import { isObject } from "../json.js";
import type { Operation } from "../operations.js";
import { run } from "./run.js";

/** Stands for "any other string" among the values of an enum until its type is printed. */
const anyOther = "any other string";

await run(async () => {
  const [, , folder] = argv;
  if (folder === undefined) throw new Error("Name the folder that holds the bundles.");
  for (const version of await readdir(folder)) {
    const text = await readFile(path.join(folder, version, "openapi.json"), "utf8");
    await writeFile(path.join(folder, version, "types.ts"), await printTypes(text));
    await writeFile(path.join(folder, version, "operations.ts"), printOperations(JSON.parse(text)));
  }
});

/** Types for TypeScript. Enums that may grow take any string, and still offer the values that are known. */
async function printTypes(text: string): Promise<string> {
  const bundle = JSON.parse(text, (_key, value) => (isOpenEnum(value) ? withAnyOther(value) : value));
  const nodes = await openapiTypescript(bundle, {
    silent: true,
    transform: (schema) => (isBinary(schema as Schema) ? ts.factory.createTypeReferenceNode("Blob") : undefined),
    postTransform: (type) =>
      ts.isUnionTypeNode(type) ? ts.factory.createUnionTypeNode(type.types.map(opened)) : undefined,
  });
  return COMMENT_HEADER + astToString(nodes);
}

function isOpenEnum(value: unknown): value is Schema & { enum: unknown[] } {
  return isObject(value) && value["x-speakeasy-unknown-values"] === "allow" && Array.isArray(value.enum);
}

function withAnyOther(schema: Schema & { enum: unknown[] }): Schema {
  const isNull = (value: unknown) => value === null;
  return { ...schema, enum: [...schema.enum.filter((it) => !isNull(it)), anyOther, ...schema.enum.filter(isNull)] };
}

function opened(type: ts.TypeNode): ts.TypeNode {
  // The printer makes literals as identifiers with quotes around them.
  const node: ts.Node = type;
  if (!ts.isIdentifier(node) || node.text !== JSON.stringify(anyOther)) return type;
  // Plain `string` would swallow the literals beside it.
  const string = ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);
  return ts.factory.createParenthesizedType(
    ts.factory.createIntersectionTypeNode([string, ts.factory.createTypeLiteralNode([])]),
  );
}

/** The operation table: what a client must know of each operation at run time. */
function printOperations(bundle: Bundle): string {
  const table: Record<string, Record<string, Operation>> = {};
  for (const { id, resource, name, facts } of operationsOf(bundle)) {
    const methods = table[resource] ?? {};
    table[resource] = methods;
    if (methods[name]) throw new Error(`${id} has the place ${resource}.${name}, which another operation has already.`);
    methods[name] = facts;
  }
  return `// Made by make generate from the description. Do not edit it.\nexport const operations = ${print(table, "")} as const;\n`;
}

/** A value as TypeScript: objects over several lines, lists in one. */
function print(value: unknown, indent: string): string {
  if (!isObject(value))
    return Array.isArray(value) ? `[${value.map((it) => print(it, indent)).join(", ")}]` : JSON.stringify(value);
  const deeper = `${indent}  `;
  const members = Object.entries(value).map(([key, member]) => {
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    return `${deeper}${name}: ${print(member, deeper)},\n`;
  });
  return `{\n${members.join("")}${indent}}`;
}
