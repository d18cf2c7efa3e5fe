import { isDeepStrictEqual } from "node:util";
import { type Bundle, deref } from "../../../bundles/openapi.js";
import { type FoundOperation, operationsOf } from "../../../bundles/operations-of.js";
import type { DescriptionChange } from "./change.js";
import { headersOf } from "./headers-of.js";

type Found = Pick<DescriptionChange, "id" | "level" | "message"> & { place?: string };

/** Changes of an operation's promises, path parameters, response headers and examples. */
export function operationChanges(base: Bundle, revision: Bundle): DescriptionChange[] {
  const after = new Map(operationsOf(revision).map((it) => [it.operation.operationId, it]));
  return operationsOf(base).flatMap((before) => {
    const now = after.get(before.operation.operationId);
    if (!now) return [];
    return [
      ...idempotency(before, now),
      ...pathParameters(before, now),
      ...headers(base, before, revision, now),
      ...examples(base, before, revision, now),
    ].map((change) => ({ place: null, ...change, operations: [`${now.method} ${now.path}`] }));
  });
}

function idempotency({ operation: before }: FoundOperation, { operation: now }: FoundOperation): Found[] {
  const [was, is] = [before["x-idempotent"] === true, now["x-idempotent"] === true];
  if (was === is) return [];
  // Clients repeat what is idempotent.
  if (was)
    return [
      {
        id: "operation-not-idempotent",
        level: "breaking",
        message: `\`${before.operationId}\` may no longer be repeated`,
      },
    ];
  return [{ id: "operation-idempotent", level: "info", message: `\`${before.operationId}\` may be repeated now` }];
}

function pathParameters(before: FoundOperation, now: FoundOperation): Found[] {
  const [was, is] = [before, now].map(({ path }) => path.match(/\{[^}]*\}/g)?.join(", ") ?? "none");
  const message = `the path parameters are called \`${is}\` instead of \`${was}\`, in typed clients too`;
  return was === is ? [] : [{ id: "path-parameter-renamed", level: "warning", message }];
}

function headers(base: Bundle, before: FoundOperation, revision: Bundle, now: FoundOperation): Found[] {
  const is = headersOf(revision, now.operation);
  return [...headersOf(base, before.operation)].flatMap(([name, header]) => {
    const other = is.get(name);
    // oasdiff sees those that are gone or optional now.
    if (other === undefined || isDeepStrictEqual(header, other)) return [];
    const message = `the response header ${name} has other values: ${JSON.stringify(header)} → ${JSON.stringify(other)}`;
    return [{ id: "response-header-changed", level: "breaking", place: `header ${name}`, message }];
  });
}

function examples(base: Bundle, before: FoundOperation, revision: Bundle, now: FoundOperation): Found[] {
  const [was, is] = [exampleKeys(base, before), exampleKeys(revision, now)];
  return was
    .filter((name) => !is.includes(name))
    .map((name) => ({
      id: "example-removed",
      level: "warning",
      place: `example ${name}`,
      message: `the mock has no example ${name} any more`,
    }));
}

function exampleKeys(bundle: Bundle, { operation }: FoundOperation): string[] {
  return Object.entries(operation.responses).flatMap(([status, response]) =>
    Object.values(deref(bundle, response).content ?? {}).flatMap((content) =>
      Object.keys(content.examples ?? {}).map((key) => `${key} of ${status}`),
    ),
  );
}
