import type { Operation } from "../operations.js";
import {
  type Bundle,
  deref,
  type MediaType,
  methodNames,
  type OperationObject,
  type Parameter,
  type Schema,
} from "./openapi.js";

/** One operation of a description, with where it is. */
export interface FoundOperation {
  operation: OperationObject;
  /** Its `operationId`. */
  id: string;
  /** The resource that it belongs to in the client; empty in a description that states no places. */
  resource: string;
  /** Its name among the methods of the resource; empty in a description that states no places. */
  name: string;
  /** In capitals. */
  method: string;
  path: string;
  /** Those of its path among them. */
  parameters: Parameter[];
  /** Its entry in the operation table. */
  facts: Operation;
}

/** Every operation of a description. */
export function operationsOf(bundle: Bundle): FoundOperation[] {
  return Object.entries(bundle.paths).flatMap(([path, item]) =>
    methodNames.flatMap((method) => {
      const operation = item[method];
      return operation ? [found(bundle, path, method.toUpperCase(), operation, item.parameters)] : [];
    }),
  );
}

/** What the API sends when something happens. */
export interface FoundWebhook {
  /** The name of the event. */
  event: string;
  operation: OperationObject;
  parameters: Parameter[];
}

/** Every webhook of a description. */
export function webhooksOf(bundle: Bundle): FoundWebhook[] {
  return Object.entries(bundle.webhooks ?? {}).flatMap(([event, item]) =>
    methodNames.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((it) => deref(bundle, it));
      return [{ event, operation, parameters }];
    }),
  );
}

/** An event that a description gives as an example. */
export interface EventExample {
  event: string;
  /** Its key, such as `run-completed`. */
  key: string;
  /** The body of the delivery. */
  value: unknown;
}

/** Every example of an event, in the order of the description. */
export function eventExamplesOf(bundle: Bundle): EventExample[] {
  return webhooksOf(bundle).flatMap(({ event, operation: { requestBody } }) =>
    Object.values(requestBody ? deref(bundle, requestBody).content : {}).flatMap(({ examples }) =>
      Object.entries(examples ?? {}).map(([key, example]) => ({ event, key, value: deref(bundle, example).value })),
    ),
  );
}

function found(
  bundle: Bundle,
  path: string,
  method: string,
  operation: OperationObject,
  shared: Parameter[] = [],
): FoundOperation {
  const parameters = [...shared, ...(operation.parameters ?? [])].map((it) => deref(bundle, it));
  return {
    operation,
    id: operation.operationId,
    resource: operation["x-fern-sdk-group-name"] ?? "",
    name: operation["x-fern-sdk-method-name"] ?? "",
    method,
    path,
    parameters,
    facts: { method, path, ...factsOf(bundle, operation, parameters) },
  };
}

function factsOf(
  bundle: Bundle,
  operation: OperationObject,
  parameters: Parameter[],
): Omit<Operation, "method" | "path"> {
  const query = parameters.filter((it) => it.in === "query").map(({ name }) => name);
  const { content } = operation.requestBody ? deref(bundle, operation.requestBody) : {};
  const [body, { schema: bodySchema }] = Object.entries(content ?? {})[0] ?? [undefined, {}];
  const file = Object.entries(bodySchema ? propertiesOf(bundle, bodySchema) : {}).find(([, it]) => isBinary(it))?.[0];
  const timeoutMs = operation["x-speakeasy-timeout"];
  const result = operation["x-fern-sdk-return-value"];
  const pagination = operation["x-fern-pagination"];
  const unsettled = resultForms(bundle, operation).flatMap((form) =>
    Object.entries(propertiesOf(bundle, form)).flatMap(([member, schema]) => {
      const values = schema["x-unsettled"];
      return values ? [[member, values]] : [];
    }),
  );
  return {
    ...(query.length > 0 && { query }),
    ...(body !== undefined && { body }),
    ...(file !== undefined && { file }),
    ...(operation["x-idempotent"] === true && { idempotent: true }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(result !== undefined && { result }),
    ...(pagination && {
      page: {
        token: memberIn(pagination.cursor),
        next: memberIn(pagination.next_cursor),
        items: memberIn(pagination.results),
      },
    }),
    ...(unsettled.length > 0 && { unsettled: Object.fromEntries(unsettled) }),
  };
}

/**
 * What an operation results in, out of its envelope: one schema, or one for each form that it may have. None where it
 * results in nothing or in a list.
 */
export function resultForms(bundle: Bundle, operation: OperationObject): Schema[] {
  const body = successOf(bundle, operation)?.schema;
  const result = operation["x-fern-sdk-return-value"];
  const node = body && result !== undefined ? propertiesOf(bundle, body)[result] : body;
  if (!node) return [];
  const schema = deref(bundle, node);
  return schema.oneOf ?? schema.anyOf ?? [schema];
}

/** The status that says that an operation succeeded: the first of the 2xx that are described. */
export function successStatusOf({ responses }: OperationObject): number {
  return Number(Object.keys(responses).find((it) => /^2\d\d$/.test(it)) ?? 200);
}

/** The body of the answer that says that an operation succeeded; undefined where it has none. */
export function successOf(bundle: Bundle, operation: OperationObject): MediaType | undefined {
  const response = operation.responses[successStatusOf(operation)];
  return response ? Object.values(deref(bundle, response).content ?? {})[0] : undefined;
}

/** The members of an object, those of its parts among them. References in it are followed. */
export function propertiesOf(bundle: Bundle, node: Schema): Record<string, Schema> {
  const schema = deref(bundle, node);
  const own = Object.entries(schema.properties ?? {}).map(([name, it]) => [name, deref(bundle, it)]);
  const parts = (schema.allOf ?? []).map((part) => propertiesOf(bundle, part));
  return Object.assign({}, ...parts, Object.fromEntries(own));
}

/** Whether a schema describes bytes and not text: a file in a multipart body. */
export function isBinary(schema: Schema): boolean {
  return schema.format === "binary" || (schema.contentMediaType !== undefined && !schema.contentEncoding);
}

/** `nextPageToken` of `$request.nextPageToken`. */
function memberIn(expression: string): string {
  return expression.replace(/^\$(request|response)\./, "");
}
