import { type Bundle, targetOf } from "../../bundles/openapi.js";
import { operationsOf } from "../../bundles/operations-of.js";
import { isObject, type JsonObject } from "../../json.js";

/**
 * A copy of a description without its webhooks, which OpenAPI 3.0 has no room for, and without the components and tags
 * that only they use.
 */
export function withoutWebhooks(bundle: Bundle): Bundle {
  const { webhooks, ...rest } = bundle;
  const gone = reachableFrom(webhooks, bundle);
  for (const ref of reachableFrom(rest.paths, bundle)) gone.delete(ref);
  const components = Object.entries(rest.components).map(([kind, named]) => {
    const kept = Object.entries(named as JsonObject).filter(([name]) => !gone.has(`#/components/${kind}/${name}`));
    return [kind, Object.fromEntries(kept)];
  });
  const document = { ...rest, components: Object.fromEntries(components) } as Bundle;
  const tags = new Set(operationsOf(document).flatMap(({ operation }) => operation.tags ?? []));
  return { ...document, tags: (document.tags ?? []).filter(({ name }) => tags.has(name)) };
}

/** The components that a part of a description refers to, also by way of others. */
function reachableFrom(part: unknown, bundle: Bundle): Set<string> {
  const refs = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) visit(item);
    if (!isObject(node)) return;
    const { $ref } = node;
    if (typeof $ref === "string" && !refs.has($ref)) {
      refs.add($ref);
      visit(targetOf(bundle, $ref));
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(part);
  return refs;
}
