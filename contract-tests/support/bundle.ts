import { type ApiVersion, apiVersions } from "../../src/api-versions.js";
import { type Bundle, deref, type Example } from "../../src/bundles/openapi.js";
import { type FoundOperation, operationsOf } from "../../src/bundles/operations-of.js";
import { readBundle } from "../../src/bundles/read-bundle.js";

export const versions = Object.keys(apiVersions) as ApiVersion[];
export const json = "application/json";

// The object that mocks and sandboxes use: what is made of it is made once.
const bundles = new Map(
  await Promise.all(versions.map(async (version) => [version, await readBundle(version)] as const)),
);

/** The bundle of an API version, as committed. */
export function bundleOf(version: ApiVersion): Bundle {
  return bundles.get(version) as Bundle;
}

/** The examples of a bundle, by their keys. */
export function examplesOf(bundle: Bundle): Record<string, Example> {
  return bundle.components.examples ?? {};
}

/** One documented answer that can be asked for by its status and the key of its example. */
export interface DocumentedAnswer {
  operationId: string;
  operation: FoundOperation;
  status: number;
  /** Empty where no body is documented. */
  key: string;
  value: unknown;
}

/** Every named example of every documented status of every operation. */
export function answersOf(bundle: Bundle): DocumentedAnswer[] {
  return operationsOf(bundle).flatMap((operation) =>
    Object.entries(operation.operation.responses).flatMap(([status, response]): DocumentedAnswer[] => {
      const at = { operationId: operation.id, operation, status: Number(status) };
      const { content } = deref(bundle, response);
      if (!content) return [{ ...at, key: "", value: undefined }];
      return Object.values(content).flatMap(({ examples }) =>
        Object.entries(examples ?? {}).map(([key, node]) => ({ ...at, key, value: deref(bundle, node).value })),
      );
    }),
  );
}

/** What an answer is an example of: a response of the operation's own, or a refusal that operations share. */
export function responseOf({ operation, status }: Pick<DocumentedAnswer, "operation" | "status">): string {
  const shared = status < 300 ? undefined : operation.operation.responses[status]?.$ref;
  return shared ?? `${operation.id} ${status}`;
}

/** Every named example of the request body of an operation. */
export function requestExamplesOf(bundle: Bundle, { operation }: FoundOperation): { key: string; value: unknown }[] {
  const { content } = operation.requestBody ? deref(bundle, operation.requestBody) : {};
  return Object.values(content ?? {}).flatMap(({ examples }) =>
    Object.entries(examples ?? {}).map(([key, example]) => ({ key, value: deref(bundle, example).value })),
  );
}
