import { type ApiVersion, apiVersions } from "../api-versions.js";
import { type Bundle, deref, type MediaType, type Schema } from "../bundles/openapi.js";
import { type FoundOperation, operationsOf } from "../bundles/operations-of.js";
import { readBundle } from "../bundles/read-bundle.js";
import type { PlacedOperation } from "../operations.js";

/** What the servers ask the description of an API version. */
export interface Description {
  readonly version: ApiVersion;
  readonly bundle: Bundle;
  /** Whether there is an operation with this place in the client. */
  has(place: Pick<PlacedOperation, "resource" | "name">): boolean;
  /** The operation of the description that has this place in the client. */
  operation(place: Pick<PlacedOperation, "resource" | "name">): FoundOperation;
  /** What is described as the body of an answer; undefined where a status is not described, or has no body. */
  content(operation: FoundOperation, status: number): MediaType | undefined;
  /** What is described as the body of a request. */
  requestBody(operation: FoundOperation): (MediaType & { required: boolean }) | undefined;
  /** The schema of a refusal's body. */
  readonly errorSchema: Schema;
}

export type Descriptions = Readonly<Record<ApiVersion, Description>>;

let all: Promise<Descriptions> | undefined;

/** Reads the descriptions of every version; once, since they never change. */
export function readDescriptions(): Promise<Descriptions> {
  const versions = Object.keys(apiVersions) as ApiVersion[];
  all ??= Promise.all(versions.map(async (version) => [version, describe(version, await readBundle(version))])).then(
    (entries) => Object.fromEntries(entries) as Descriptions,
  );
  return all;
}

function describe(version: ApiVersion, bundle: Bundle): Description {
  const operations = new Map(operationsOf(bundle).map((it) => [`${it.resource}.${it.name}`, it]));

  function content({ operation }: FoundOperation, status: number): MediaType | undefined {
    const response = operation.responses[status];
    return response && deref(bundle, response).content?.["application/json"];
  }

  return {
    version,
    bundle,
    has: ({ resource, name }) => operations.has(`${resource}.${name}`),
    operation({ resource, name }) {
      const operation = operations.get(`${resource}.${name}`);
      if (!operation) throw new Error(`The description of ${version} has no ${resource}.${name}.`);
      return operation;
    },
    content,
    requestBody({ operation, facts }) {
      if (!operation.requestBody || facts.body === undefined) return undefined;
      const { required = false, content: types } = deref(bundle, operation.requestBody);
      const type = types[facts.body];
      return type && { ...type, required };
    },
    errorSchema: deref(bundle, errorSchemaOf()),
  };

  function errorSchemaOf(): Schema {
    for (const found of operations.values()) {
      for (const status of Object.keys(found.operation.responses).filter((it) => /^4/.test(it))) {
        const type = content(found, Number(status));
        if (type) return type.schema;
      }
    }
    throw new Error(`The description of ${version} describes no refusal.`);
  }
}

/** The members that a schema allows one value for, with that value, such as `success: true`. */
export function constantsOf(bundle: Bundle, node: Schema): Record<string, unknown> {
  const schema = deref(bundle, node);
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, it]) => {
    const { const: value, enum: values } = deref(bundle, it);
    if (value !== undefined) return [[name, value]];
    return values?.length === 1 ? [[name, values[0]]] : [];
  });
  const parts = (schema.allOf ?? []).map((part) => constantsOf(bundle, part));
  return Object.assign({}, ...parts, Object.fromEntries(own));
}
