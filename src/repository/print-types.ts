import openapiTypescript, { astToString, COMMENT_HEADER } from "openapi-typescript";
import ts from "typescript";
import type { Schema } from "../bundles/openapi.js";
import { isBinary } from "../bundles/operations-of.js";
import { isObject } from "../json.js";

/** Stands for "any other string" among the values of an enum until its type is printed. */
const anyOther = "any other string";

/**
 * The types of a bundle, given as JSON. Enums that may grow take any string, and still offer the values that are known;
 * a file is a `Blob`.
 */
export async function printTypes(text: string): Promise<string> {
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
