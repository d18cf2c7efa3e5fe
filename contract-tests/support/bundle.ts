import { readFileSync } from "node:fs";
import { type ApiVersion, apiVersions } from "../../src/index.js";

// Only as much of OpenAPI as the tests look at.
export interface Schema {
  [keyword: string]: unknown;
  $ref?: string;
  type?: string | string[];
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  enum?: unknown[];
}
export interface Example {
  $ref?: string;
  summary?: string;
  value: unknown;
}
export interface Content {
  [mediaType: string]: { schema: Schema; examples?: Record<string, Example> };
}
export interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}
export interface Response {
  $ref?: string;
  headers?: Record<string, { $ref?: string; required?: boolean; schema: Schema }>;
  content?: Content;
}
export interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, Response>;
  "x-idempotent"?: boolean;
}
export interface PathItem {
  parameters?: Parameter[];
  get?: Operation;
  post?: Operation;
}
export interface Bundle {
  info: { version: string; "x-status": string };
  servers: { url: string }[];
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, Schema>; examples: Record<string, Example> };
}

export const versions = Object.keys(apiVersions) as ApiVersion[];
export const methods = ["get", "post"] as const;
export const json = "application/json";

const bundles = new Map<ApiVersion, Bundle>();

/** The bundle of an API version, as committed. */
export function bundleOf(version: ApiVersion): Bundle {
  let bundle = bundles.get(version);
  if (!bundle) {
    bundle = JSON.parse(
      readFileSync(new URL(`../../generated/${version}/openapi.json`, import.meta.url), "utf8"),
    ) as Bundle;
    bundles.set(version, bundle);
  }
  return bundle;
}

/** Follows a `$ref` within a bundle; anything else is returned as it is. */
export function deref<T extends { $ref?: string }>(bundle: Bundle, node: T): T {
  if (!node.$ref) return node;
  const target = node.$ref
    .slice("#/".length)
    .split("/")
    .reduce<unknown>(
      (at, key) => (at as Record<string, unknown>)[key.replaceAll("~1", "/").replaceAll("~0", "~")],
      bundle,
    );
  return deref(bundle, target as T);
}

/** One operation of a description, with the parameters of its path. */
export interface FoundOperation {
  path: string;
  method: (typeof methods)[number];
  operation: Operation;
  parameters: Parameter[];
}

/** Every operation of a bundle. */
export function operationsOf(bundle: Bundle): FoundOperation[] {
  return Object.entries(bundle.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((it) => deref(bundle, it));
      return [{ path, method, operation, parameters }];
    }),
  );
}

/** One documented answer that can be asked for by its status and the key of its example. */
export interface DocumentedAnswer {
  operationId: string;
  status: number;
  key: string;
  value: unknown;
}

/** Every named example of every documented status of every operation. */
export function answersOf(bundle: Bundle): DocumentedAnswer[] {
  return operationsOf(bundle).flatMap(({ operation }) =>
    Object.entries(operation.responses).flatMap(([status, response]) => {
      const examples = deref(bundle, response).content?.[json]?.examples ?? {};
      return Object.entries(examples).map(([key, example]) => ({
        operationId: operation.operationId,
        status: Number(status),
        key,
        value: deref(bundle, example).value,
      }));
    }),
  );
}

/** Every named example of a request body. */
export function requestExamplesOf(bundle: Bundle, operationId: string): { key: string; value: unknown }[] {
  const found = operationsOf(bundle).find(({ operation }) => operation.operationId === operationId);
  const examples = found?.operation.requestBody?.content[json]?.examples ?? {};
  return Object.entries(examples).map(([key, example]) => ({ key, value: deref(bundle, example).value }));
}
