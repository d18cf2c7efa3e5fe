import type { Bundle } from "../../bundles/openapi.js";
import { operationsOf } from "../../bundles/operations-of.js";
import { isObject, type JsonObject } from "../../json.js";

/**
 * A copy of a description without its webhooks, which OpenAPI 3.0 has no room for, and without the components and tags
 * that only they use.
 */
export function withoutWebhooks({ webhooks: _, ...rest }: Bundle): Bundle {
  let document: Bundle = rest;
  for (let before = -1, size = componentCount(document); size !== before; ) {
    document = withoutUnused(document);
    [before, size] = [size, componentCount(document)];
  }
  const tags = new Set(operationsOf(document).flatMap(({ operation }) => operation.tags ?? []));
  return { ...document, tags: (document.tags ?? []).filter(({ name }) => tags.has(name)) };
}

function withoutUnused(document: Bundle): Bundle {
  const used = new Set<string>();
  collectRefs(document, used);
  const components = Object.entries(document.components).map(([kind, named]) => {
    // Security schemes are referred to by name.
    if (kind === "securitySchemes") return [kind, named];
    const kept = Object.entries(named as JsonObject).filter(([name]) => used.has(`#/components/${kind}/${name}`));
    return [kind, Object.fromEntries(kept)];
  });
  return { ...document, components: Object.fromEntries(components) };
}

function componentCount({ components }: Bundle): number {
  return Object.values(components).reduce((sum, named) => sum + Object.keys(named).length, 0);
}

function collectRefs(node: unknown, refs: Set<string>): void {
  if (Array.isArray(node)) for (const item of node) collectRefs(item, refs);
  if (!isObject(node)) return;
  if (typeof node.$ref === "string") refs.add(node.$ref);
  for (const value of Object.values(node)) collectRefs(value, refs);
}
