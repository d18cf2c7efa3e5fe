import { isDeepStrictEqual } from "node:util";
import { type Bundle, deref } from "../../bundles/openapi.js";
import { type FoundOperation, operationsOf } from "../../bundles/operations-of.js";
import type { DescriptionChange } from "./change.js";
import { closedRequests } from "./closed-requests.js";
import { headersOf } from "./headers-of.js";

/** What callers rely on and oasdiff 1.15 overlooks, or does not take for breaking. */
export function ownChanges(base: Bundle, revision: Bundle): DescriptionChange[] {
  const after = new Map(operationsOf(revision).map((it) => [it.operation.operationId, it]));
  const operations = operationsOf(base).flatMap((before) => {
    const now = after.get(before.operation.operationId);
    if (!now) return [];
    const operation = `${now.method} ${now.path}`;
    return [
      ...idempotency(before, now),
      ...pathParameters(before, now),
      ...headers(base, before, revision, now),
      ...examples(base, before, revision, now),
    ].map((change) => ({ place: null, ...change, operations: [operation] }));
  });
  const version = [...servers(base, revision), ...security(base, revision), ...status(base, revision)];
  return [
    ...operations,
    ...version.map((it) => ({ place: null, operations: [], ...it })),
    ...closedRequests(base, revision),
  ];
}

type Found = Pick<DescriptionChange, "id" | "level" | "message">;

function idempotency({ operation: before }: FoundOperation, { operation: now }: FoundOperation): Found[] {
  const [was, is] = [before["x-idempotent"] === true, now["x-idempotent"] === true];
  if (was === is) return [];
  // Clients repeat what is idempotent.
  if (was) return [{ id: "operation-not-idempotent", level: "breaking", message: "may no longer be repeated" }];
  return [{ id: "operation-idempotent", level: "info", message: "may be repeated now" }];
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
    return [{ id: "response-header-changed", level: "breaking", message }];
  });
}

function examples(base: Bundle, before: FoundOperation, revision: Bundle, now: FoundOperation): Found[] {
  const [was, is] = [exampleKeys(base, before), exampleKeys(revision, now)];
  return was
    .filter((name) => !is.includes(name))
    .map((name) => ({ id: "example-removed", level: "warning", message: `the mock has no example ${name} any more` }));
}

function exampleKeys(bundle: Bundle, { operation }: FoundOperation): string[] {
  return Object.entries(operation.responses).flatMap(([status, response]) =>
    Object.values(deref(bundle, response).content ?? {}).flatMap((content) =>
      Object.keys(content.examples ?? {}).map((key) => `\`${key}\` of ${status}`),
    ),
  );
}

function servers(base: Bundle, revision: Bundle): Found[] {
  const [was, is] = [base, revision].map(({ servers = [] }) => servers.map(({ url }) => url)) as [string[], string[]];
  return [
    ...was
      .filter((url) => !is.includes(url))
      .map((url): Found => ({ id: "server-removed", level: "breaking", message: `removed the server ${url}` })),
    ...is
      .filter((url) => !was.includes(url))
      .map((url): Found => ({ id: "server-added", level: "info", message: `added the server ${url}` })),
    ...(was[0] !== is[0] && is.includes(was[0] ?? "")
      ? [{ id: "default-server-changed", level: "warning", message: `clients use ${is[0]} by default` } as const]
      : []),
  ];
}

function security(base: Bundle, revision: Bundle): Found[] {
  const is = revision.components.securitySchemes ?? {};
  return Object.entries(base.components.securitySchemes ?? {})
    .filter(([name, scheme]) => !isDeepStrictEqual(kindOfScheme(scheme), kindOfScheme(is[name])))
    .map(([name]) => ({
      id: "security-scheme-changed",
      level: "breaking",
      message: `the security scheme \`${name}\` has gone or asks for something else`,
    }));
}

function kindOfScheme(scheme: unknown): unknown {
  const { type, scheme: name, in: where, name: parameter } = (scheme ?? {}) as Record<string, unknown>;
  return { type, name, where, parameter };
}

function status(base: Bundle, revision: Bundle): Found[] {
  const [was, is] = [base.info["x-status"], revision.info["x-status"]];
  const message = `the version is ${is} now`;
  return was === undefined || was === is ? [] : [{ id: "version-status-changed", level: "info", message }];
}
