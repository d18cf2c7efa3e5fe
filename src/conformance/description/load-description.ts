import type { ApiVersion } from "../../api-versions.js";
import { type Bundle, deref, locate, type Parameter, type ResponseObject, type Schema } from "../../bundles/openapi.js";
import { type FoundOperation, operationsOf } from "../../bundles/operations-of.js";
import { readBundle } from "../../bundles/read-bundle.js";
import { pointerTo } from "../../json.js";
import type { Page } from "../../operations.js";
import { createSchemaReader, type SchemaReader } from "./schema-reader.js";

/** The media type that the bodies of checks are in. */
export const json = "application/json";

/** One operation of a description, ready to be asked for and to be judged by. */
export interface Operation {
  operationId: string;
  /** Its place among the operations: the resource, and the name there. */
  resource: string;
  name: string;
  /** In upper case. */
  method: string;
  /** As the description writes it, with its parameters in braces. */
  path: string;
  /** Whether repeating the same request leaves the same state, as the description states it. */
  idempotent: boolean;
  /** How long its answer may take, in milliseconds, where a while is not enough. */
  timeoutMs: number | undefined;
  parameters: readonly Parameter[];
  /** How a list goes on; undefined for what is no list. */
  page: Page | undefined;
  /** What a body may be; undefined where the operation has none, or none of JSON. */
  body: DocumentedBody | undefined;
  /** Whether it has a body, of whatever media type. */
  hasBody: boolean;
  /** The member of a multipart body that holds the file. */
  file: string | undefined;
  responses: ReadonlyMap<number, DocumentedResponse>;
  /** What a successful answer results in; undefined where that is nothing. */
  result: DocumentedResult | undefined;
}

/** A documented body of JSON. */
export interface DocumentedBody {
  /** Pointer to its schema. */
  schema: string;
  examples: readonly unknown[];
}

/** One documented answer of an operation. */
export interface DocumentedResponse {
  headers: { name: string; required: boolean; schema: string }[];
  /** Pointer to the schema of each documented media type. */
  content: ReadonlyMap<string, string>;
}

/** Where in a successful answer its result is, and what that is. */
export interface DocumentedResult {
  /** The member of the body that holds it; undefined where the body is the result. */
  member: string | undefined;
  /** Pointer to its schema, `$ref` followed, so that equal pointers are equal kinds of things. */
  schema: string;
  /** Pointers to the schemas of the forms that it may have: itself where it has one only. */
  forms: readonly string[];
}

/** What a bundle says, in the form in which checks ask for it. */
export interface Description extends SchemaReader {
  readonly version: ApiVersion;
  readonly bundle: Bundle;
  readonly operations: readonly Operation[];
  /** The operation with a method and a path as the description writes it. */
  operationOf(method: string, path: string): Operation | undefined;
}

const loaded = new Map<ApiVersion, Promise<Description>>();

/**
 * Loads the description of an API version from its bundle. Bundles never change, and compiling their schemas is what a
 * test run with many verifications would wait for, so each is loaded once.
 *
 * @throws Error when the bundle cannot be read
 */
export function loadDescription(version: ApiVersion): Promise<Description> {
  const description = loaded.get(version) ?? readDescription(version);
  loaded.set(version, description);
  return description;
}

async function readDescription(version: ApiVersion): Promise<Description> {
  const bundle = await readBundle(version);
  const operations = operationsOf(bundle).map((found) => readOperation(bundle, found));
  return {
    ...createSchemaReader(bundle),
    version,
    bundle,
    operations,
    operationOf: (method, path) => operations.find((it) => it.method === method && it.path === path),
  };
}

function readOperation(bundle: Bundle, found: FoundOperation): Operation {
  const { operation, id, resource, name, method, path, parameters, facts } = found;
  const pointer = pointerTo("#/paths", path, method.toLowerCase());
  const { requestBody } = operation;
  const body = requestBody && locate(bundle, { pointer: `${pointer}/requestBody`, node: requestBody });
  const responses = new Map(
    Object.entries(operation.responses).map(([status, node]) => {
      const response = locate(bundle, { pointer: pointerTo(pointer, "responses", status), node });
      return [Number(status), readResponse(bundle, response.pointer, response.node)] as const;
    }),
  );
  const ofJson = body?.node.content[json];
  return {
    ...{ operationId: id, resource, name, method, path, parameters, responses },
    idempotent: facts.idempotent ?? false,
    timeoutMs: facts.timeoutMs,
    page: facts.page,
    file: facts.file,
    hasBody: body !== undefined,
    body: ofJson && {
      schema: pointerTo(body.pointer, "content", json, "schema"),
      examples: Object.values(ofJson.examples ?? {}).map((example) => deref(bundle, example).value),
    },
    result: resultOf(bundle, responses, facts.result),
  };
}

function readResponse(bundle: Bundle, pointer: string, { headers, content }: ResponseObject): DocumentedResponse {
  return {
    headers: Object.entries(headers ?? {}).map(([name, node]) => {
      const header = locate(bundle, { pointer: pointerTo(pointer, "headers", name), node });
      return { name, required: header.node.required ?? false, schema: `${header.pointer}/schema` };
    }),
    content: new Map(Object.keys(content ?? {}).map((type) => [type, pointerTo(pointer, "content", type, "schema")])),
  };
}

function resultOf(
  bundle: Bundle,
  responses: ReadonlyMap<number, DocumentedResponse>,
  member: string | undefined,
): DocumentedResult | undefined {
  const [, success] = [...responses].find(([status]) => status >= 200 && status < 300) ?? [];
  const body = success?.content.get(json);
  if (body === undefined) return undefined;
  const schema = member === undefined ? follow(bundle, body) : memberOf(bundle, body, member);
  if (schema === undefined) return undefined;
  const { oneOf } = deref<Schema>(bundle, { $ref: schema });
  const forms = oneOf?.map((_, index) => follow(bundle, pointerTo(schema, "oneOf", index)));
  return { member, schema, forms: forms ?? [schema] };
}

/** The pointer to what a pointer leads to in the end. */
function follow(bundle: Bundle, pointer: string): string {
  return locate(bundle, { pointer, node: { $ref: pointer } }).pointer;
}

/** The pointer to the schema of a member, also where a part of the schema has it. */
function memberOf(bundle: Bundle, pointer: string, member: string): string | undefined {
  const at = follow(bundle, pointer);
  const { properties = {}, allOf = [] } = deref(bundle, { $ref: at } as {
    $ref: string;
    properties?: object;
    allOf?: [];
  });
  if (Object.hasOwn(properties, member)) return follow(bundle, pointerTo(at, "properties", member));
  return allOf
    .map((_, index) => memberOf(bundle, pointerTo(at, "allOf", index), member))
    .find((it) => it !== undefined);
}
