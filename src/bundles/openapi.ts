import { isObject, keysOfPointer } from "../json.js";

// Only as much of OpenAPI 3.1 as this project looks at.

/** Anything that may stand in a description as a `$ref` instead. */
export interface Referable {
  $ref?: string;
}

/** A JSON Schema, 2020-12 dialect. */
export interface Schema extends Referable {
  [keyword: string]: unknown;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  /** The API may add values to this enum. */
  "x-speakeasy-unknown-values"?: "allow";
  /** The values of this enum that change by themselves. */
  "x-unsettled"?: string[];
}

/** A named example of a body. */
export interface Example extends Referable {
  summary?: string;
  value: unknown;
}

export interface MediaType {
  schema: Schema;
  examples?: Record<string, Example>;
}

export interface Header extends Referable {
  required?: boolean;
  schema: Schema;
}

export interface Parameter extends Referable {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  schema: Schema;
  example?: unknown;
}

export interface ResponseObject extends Referable {
  headers?: Record<string, Header>;
  content?: Record<string, MediaType>;
}

export interface OperationObject {
  operationId: string;
  tags?: string[];
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: Referable & { required?: boolean; content: Record<string, MediaType> };
  responses: Record<string, ResponseObject>;
  /** Repeating the request leaves the same state. */
  "x-idempotent"?: boolean;
  /** How long clients wait for its answer, in milliseconds. */
  "x-speakeasy-timeout"?: number;
  /** Resource of the operation in the client. */
  "x-fern-sdk-group-name"?: string;
  /** Its name among the methods of the resource. */
  "x-fern-sdk-method-name"?: string;
  /** The member of a successful answer that holds the result. */
  "x-fern-sdk-return-value"?: string;
  /** How a list goes on: the query parameter `$request.…`, the members `$response.…` with the next token and the items. */
  "x-fern-pagination"?: { cursor: string; next_cursor: string; results: string };
}

/** What a caller may expect of an API version: it is the one to use, is kept for its callers, or is no longer developed. */
export type VersionStatus = "current" | "supported" | "frozen";

/** The methods under which a path can have an operation. */
export const methodNames = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

export type PathItem = { parameters?: Parameter[] } & Partial<Record<(typeof methodNames)[number], OperationObject>>;

export interface Bundle {
  info: {
    title: string;
    version: string;
    summary?: string;
    license?: { name: string; identifier?: string };
    "x-status"?: VersionStatus;
  };
  servers?: { url: string }[];
  tags?: { name: string; description?: string }[];
  paths: Record<string, PathItem>;
  /** What the API sends to an address of the caller's, by the names of the events. */
  webhooks?: Record<string, PathItem>;
  components: {
    schemas: Record<string, Schema>;
    examples?: Record<string, Example>;
    securitySchemes?: Record<string, unknown>;
  };
}

/** A node of a bundle and its JSON pointer, such as `#/components/schemas/WorkflowRun`. */
export interface Located<T> {
  pointer: string;
  node: T;
}

/**
 * Follows `$ref` within a bundle until there is none; a node without one is returned as it is.
 *
 * @throws Error when a reference leads nowhere
 */
export function locate<T extends Referable>(bundle: Bundle, { pointer, node }: Located<T>): Located<T> {
  if (node.$ref === undefined) return { pointer, node };
  const target = targetOf(bundle, node.$ref);
  return locate(bundle, { pointer: node.$ref, node: target as T });
}

/**
 * What a `$ref` within a bundle leads to, which may be a reference again.
 *
 * @throws Error when it leads nowhere
 */
export function targetOf(bundle: Bundle, $ref: string): unknown {
  const target = keysOfPointer($ref).reduce<unknown>(
    (at, key) => (isObject(at) || Array.isArray(at) ? (at as Record<string, unknown>)[key] : undefined),
    bundle,
  );
  if (!target) throw new Error(`${$ref} leads nowhere.`);
  return target;
}

/** The node that a `$ref` within a bundle leads to; a node without one is returned as it is. */
export function deref<T extends Referable>(bundle: Bundle, node: T): T {
  return locate(bundle, { pointer: "", node }).node;
}
