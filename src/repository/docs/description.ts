import { type ApiVersion, apiVersions } from "../../api-versions.js";
import type {
  Bundle,
  Header,
  MediaType,
  OperationObject,
  Parameter,
  Referable,
  ResponseObject,
  Schema,
  VersionStatus,
} from "../../bundles/openapi.js";
import { type FoundOperation, operationsOf } from "../../bundles/operations-of.js";
import { readBundle } from "../../bundles/read-bundle.js";

/** A bundle with the members that only its readers need: texts, servers, examples. */
export interface Description extends Bundle {
  info: Bundle["info"] & { description: string; summary: string; "x-status": VersionStatus };
  servers: { url: string; description?: string }[];
  components: Bundle["components"] & {
    securitySchemes: Record<string, { description?: string }>;
    examples: Record<string, Example>;
    responses: Record<string, DescribedResponse>;
  };
}

export interface Example extends Referable {
  summary?: string;
  description?: string;
  value: unknown;
}

export type Described<T> = T & { description?: string };
export type DescribedOperation = Described<OperationObject> & { summary: string };
export type DescribedParameter = Described<Parameter>;
export type DescribedHeader = Described<Header>;
export type DescribedResponse = Described<ResponseObject>;
export type DescribedSchema = Schema & { description?: string };
export type DescribedMediaType = MediaType & { examples?: Record<string, Example> };

/** The descriptions of all API versions, oldest first. */
export type Descriptions = ReadonlyMap<ApiVersion, Description>;

/** Reads every bundle. */
export async function readDescriptions(): Promise<Descriptions> {
  const versions = Object.keys(apiVersions) as ApiVersion[];
  return new Map(
    await Promise.all(versions.map(async (version) => [version, (await readBundle(version)) as Description] as const)),
  );
}

/** One operation of a description, with where it is. */
export interface Operation extends FoundOperation {
  operation: DescribedOperation;
  parameters: DescribedParameter[];
}

/** The operations that act on the same things. */
export interface ResourceOperations {
  /** What the description calls them. */
  name: string;
  description: string | undefined;
  operations: Operation[];
}

/** The operations of a description in its own order, those that act on the same things together. */
export function operationsByResource(description: Description): ResourceOperations[] {
  const resources = new Map<string, ResourceOperations>();
  for (const at of operationsOf(description)) {
    const [name = ""] = at.operation.tags ?? [];
    const tag = description.tags?.find((it) => it.name === name);
    const resource = resources.get(name) ?? { name, description: tag?.description, operations: [] };
    resource.operations.push(at as Operation);
    resources.set(name, resource);
  }
  return [...resources.values()];
}

/** `WorkflowRun` of `#/components/schemas/WorkflowRun`. */
export function nameOfRef(ref: string): string {
  return ref.split("/").at(-1) ?? "";
}
