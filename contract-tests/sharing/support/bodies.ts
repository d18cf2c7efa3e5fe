import { deref, type Schema } from "../../../src/bundles/openapi.js";
import { operationsOf, webhooksOf } from "../../../src/bundles/operations-of.js";
import type { ApiVersion } from "../../../src/index.js";
import { bundleOf, json } from "../../support/bundle.js";
import { placesIn } from "../../support/places.js";

/** An example of a whole body, and what describes it. */
export interface Body {
  /** Name of the schema in the components. */
  schema: string;
  /** JSON pointer to the schema where the operation uses it. */
  pointer: string;
  key: string;
  value: unknown;
}

/** The examples of every body, in requests and in answers; what several operations have in common is there once. */
export function bodiesOf(version: ApiVersion): Body[] {
  const bundle = bundleOf(version);
  const contents = operationsOf(bundle).flatMap(({ path, method, operation }) => {
    const pointer = `/paths/${encodeURIComponent(path.replaceAll("/", "~1"))}/${method.toLowerCase()}`;
    const responses = Object.entries(operation.responses).map(([status, response]) => ({
      pointer: `${pointer}/responses/${status}`,
      content: deref(bundle, response).content?.[json],
    }));
    return [...responses, { pointer: `${pointer}/requestBody`, content: operation.requestBody?.content[json] }];
  });
  const bodies = contents.flatMap(({ pointer, content }) =>
    Object.entries(content?.examples ?? {}).map(([key, example]) => ({
      schema: nameOf(content?.schema),
      pointer: `#${pointer}/content/application~1json/schema`,
      key,
      value: deref(bundle, example).value,
    })),
  );
  return [...new Map(bodies.map((body) => [`${body.schema} ${body.key}`, body])).values()];
}

/**
 * Examples of what the JSON Schemas describe: what operations result in, out of its envelope and one by one, and the
 * bodies of errors.
 */
export function resultsOf(version: ApiVersion): Body[] {
  const bundle = bundleOf(version);
  const results = operationsOf(bundle).flatMap(({ operation, facts: { result } }) =>
    Object.entries(operation.responses).flatMap(([status, response]) => {
      const { schema, examples } = deref(bundle, response).content?.[json] ?? { schema: {} };
      const isEnveloped = status.startsWith("2") && result !== undefined;
      const described = isEnveloped ? (deref(bundle, schema).properties?.[result] ?? {}) : schema;
      return Object.entries(examples ?? {}).flatMap(([key, example]) => {
        const body = deref(bundle, example).value as Record<string, unknown>;
        const values = [isEnveloped ? body[result] : body].flat();
        return values.map((value) => ({ schema: nameOf(described.items ?? described), pointer: "", key, value }));
      });
    }),
  );
  return [...new Map(results.map((body) => [`${body.schema} ${JSON.stringify(body.value)}`, body])).values()];
}

/** Examples of the events that webhooks deliver. */
export function eventsOf(version: ApiVersion): Body[] {
  const bundle = bundleOf(version);
  return webhooksOf(bundle).flatMap(({ operation: { requestBody } }) => {
    const { schema, examples } = (requestBody && deref(bundle, requestBody).content[json]) ?? { schema: {} };
    return Object.entries(examples ?? {}).map(([key, example]) => ({
      schema: nameOf(schema),
      pointer: "",
      key,
      value: deref(bundle, example).value,
    }));
  });
}

/**
 * The bodies with one value changed: each member that occurs in any of them is once left out, null, and of a type and
 * content that it hardly has. Around it is only what stands beside it: long lists are empty, or hold the entry that it is
 * in. A variant is undone when the next is asked for.
 */
export function* variantsOf(bodies: Body[]): Generator<{ value: unknown; change: string }> {
  const seen = new Set<string>();
  for (const { key: example, value } of bodies) {
    for (const { keys, pattern, path } of placesIn(value)) {
      if (seen.has(pattern)) continue;
      seen.add(pattern);
      const { body, holder, key } = slimmed(value, keys);
      for (const changed of [null, 7.5, "no such value", {}]) {
        holder[key] = changed;
        yield { value: body, change: `${example}: ${path} = ${JSON.stringify(changed)}` };
      }
      if (!Array.isArray(holder)) {
        delete holder[key];
        yield { value: body, change: `${example}: no ${path}` };
      }
    }
  }
}

type Holder = Record<string | number, unknown>;

/** A copy of a body whose long lists hold only the entry that leads to a place; the place's holder and key in it. */
function slimmed(value: unknown, keys: (string | number)[]): { body: unknown; holder: Holder; key: string | number } {
  const [first = "", ...rest] = keys;
  const slim = withoutEntries(value) as Holder;
  const copy = (Array.isArray(slim) ? [...slim] : { ...slim }) as Holder;
  const key = Array.isArray(slim) ? Math.min(slim.length, Number(first)) : first;
  const inner = (value as Holder)[first];
  if (rest.length === 0) return { body: copy, holder: copy, key };
  const below = slimmed(inner, rest);
  copy[key] = below.body;
  return { ...below, body: copy };
}

const slim = new WeakMap<object, object>();

/** What is short stays whole, such as a list that must not be empty. Not to be changed: variants share it. */
function withoutEntries(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  let found = slim.get(value);
  if (!found) {
    if (JSON.stringify(value).length < 500) found = value;
    else if (Array.isArray(value)) found = [];
    else found = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutEntries(inner)]));
    slim.set(value, found);
  }
  return found;
}

function nameOf(schema: Schema | undefined): string {
  return schema?.$ref?.split("/").at(-1) ?? "";
}
