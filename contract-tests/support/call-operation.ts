import type { Bundle } from "../../src/bundles/openapi.js";
import type { FoundOperation } from "../../src/bundles/operations-of.js";
import type { CallOptions } from "../../src/index.js";
import { requestExamplesOf } from "./bundle.js";

/** What a call sends beside the options that every call has. */
export interface Sent {
  path: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
}

/** A client, looked at as what it is: resources with methods. */
type Resources = Record<string, Record<string, ((...args: unknown[]) => Promise<unknown>) | undefined> | undefined>;

/** What the description gives as an example of a request: its parameters and, where there is one, its first body. */
export function sentByExample(bundle: Bundle, operation: FoundOperation): Sent {
  const valuesOf = (place: string, isNeeded: (required: boolean) => boolean) =>
    Object.fromEntries(
      operation.parameters
        .filter((it) => it.in === place && isNeeded(it.required === true))
        .map(({ name, example, schema }) => [
          name,
          example ?? (schema.examples as unknown[] | undefined)?.[0] ?? "any",
        ]),
    );
  return {
    path: valuesOf("path", () => true) as Record<string, string>,
    query: valuesOf("query", (required) => required),
    body: requestExamplesOf(bundle, operation)[0]?.value,
  };
}

/** Calls an operation through the client's own method for it. */
export async function callOperation(
  extend: object,
  { resource, name, id, facts }: FoundOperation,
  { path, query, body }: Sent,
  options: CallOptions = {},
): Promise<unknown> {
  const method = (extend as Resources)[resource]?.[name];
  if (!method) throw new Error(`The client has no method ${resource}.${name} for ${id}.`);
  const input = facts.body || facts.query ? [{ ...query, ...withFile(body, facts.file) }] : [];
  return method(...Object.values(path), ...input, options);
}

/** The body as a caller gives it: the text that stands for a file in an example is the content of one. */
function withFile(body: unknown, file: string | undefined): object {
  if (file === undefined) return body as object;
  const members = body as Record<string, unknown>;
  return { ...members, [file]: new File([String(members[file])], `${file}.txt`) };
}
