import { type ApiVersion, operationAt } from "../../api-versions.js";
import {
  type Bundle,
  deref,
  locate,
  methodNames,
  type OperationObject,
  type Parameter,
  pointerTo,
  type ResponseObject,
} from "../../bundles/openapi.js";
import { readBundle } from "../../bundles/read-bundle.js";
import { createSchemaReader, type SchemaReader } from "./schema-reader.js";

/** The media type of every documented body. */
export const json = "application/json";

/** One operation of a description, ready to be asked for and to be judged by. */
export interface Operation {
  operationId: string;
  /** In upper case. */
  method: string;
  /** As the description writes it, with its parameters in braces. */
  path: string;
  /** Whether repeating the same request leaves the same state, as the description states it. */
  idempotent: boolean;
  parameters: Parameter[];
  /** Pointer to the schema of the request body, where the operation has one. */
  body: string | undefined;
  responses: ReadonlyMap<number, DocumentedResponse>;
}

/** One documented answer of an operation. */
export interface DocumentedResponse {
  headers: { name: string; required: boolean; schema: string }[];
  /** Pointer to the schema of each documented media type. */
  content: ReadonlyMap<string, string>;
}

/** What a bundle says, in the form in which checks ask for it. */
export interface Description extends SchemaReader {
  readonly version: ApiVersion;
  readonly bundle: Bundle;
  readonly operations: readonly Operation[];
  /** Reads one run. */
  readonly get: Operation;
  /** Updates one run. */
  readonly update: Operation;
  /** Pointer to the schema of a run. */
  readonly run: string;
  /** Pointer to the schema of the body of an error. */
  readonly error: string;
}

const loaded = new Map<ApiVersion, Promise<Description>>();

/**
 * Loads the description of an API version from its bundle. Bundles never change, and compiling their schemas is what a
 * test run with many verifications would wait for, so each is loaded once.
 *
 * @throws Error when the bundle cannot be read, or lacks one of the two operations on a run
 */
export function loadDescription(version: ApiVersion): Promise<Description> {
  const description = loaded.get(version) ?? readDescription(version);
  loaded.set(version, description);
  return description;
}

async function readDescription(version: ApiVersion): Promise<Description> {
  const bundle = await readBundle(version);
  const operations = operationsOf(bundle);
  const { path: runPath } = operationAt(version, "workflowRuns", "get");
  const find = (method: string) => {
    const found = operations.find((operation) => operation.method === method && operation.path === runPath);
    if (!found) throw new Error(`The bundle of ${version} has no ${method} ${runPath}.`);
    return found;
  };
  return {
    ...createSchemaReader(bundle),
    version,
    bundle,
    operations,
    get: find("GET"),
    update: find("POST"),
    run: "#/components/schemas/WorkflowRun",
    error: "#/components/schemas/ApiError",
  };
}

function operationsOf(bundle: Bundle): Operation[] {
  return Object.entries(bundle.paths).flatMap(([path, item]) =>
    methodNames.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const pointer = pointerTo("#/paths", path, method);
      return [readOperation(bundle, { pointer, path, method, operation, shared: item.parameters ?? [] })];
    }),
  );
}

interface Found {
  pointer: string;
  path: string;
  method: string;
  operation: OperationObject;
  shared: Parameter[];
}

function readOperation(bundle: Bundle, { pointer, path, method, operation, shared }: Found): Operation {
  const { requestBody } = operation;
  const body = requestBody && locate(bundle, { pointer: `${pointer}/requestBody`, node: requestBody });
  return {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path,
    idempotent: operation["x-idempotent"] ?? false,
    parameters: [...shared, ...(operation.parameters ?? [])].map((parameter) => deref(bundle, parameter)),
    body: body && pointerTo(body.pointer, "content", json, "schema"),
    responses: new Map(
      Object.entries(operation.responses).map(([status, node]) => {
        const response = locate(bundle, { pointer: pointerTo(pointer, "responses", status), node });
        return [Number(status), readResponse(bundle, response.pointer, response.node)];
      }),
    ),
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
