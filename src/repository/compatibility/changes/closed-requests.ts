import { type Bundle, deref, locate, type Schema } from "../../../bundles/openapi.js";
import { operationsOf } from "../../../bundles/operations-of.js";
import type { DescriptionChange } from "./change.js";

/** Objects of requests that took members beside the described ones, and no longer do. */
export function closedRequests(base: Bundle, revision: Bundle): DescriptionChange[] {
  const is = objectsOfRequests(revision);
  return [...objectsOfRequests(base)]
    .filter(([place, { isClosed }]) => !isClosed && is.get(place)?.isClosed)
    .map(([place, { operation }]) => ({
      id: "request-object-closed",
      level: "breaking",
      place,
      message: `\`${place}\` takes no members but the described ones any more`,
      operations: [operation],
    }));
}

interface RequestObject {
  isClosed: boolean;
  operation: string;
}

function objectsOfRequests(bundle: Bundle): Map<string, RequestObject> {
  const objects = new Map<string, RequestObject>();
  for (const { operation, method, path } of operationsOf(bundle)) {
    const body = operation.requestBody && deref(bundle, operation.requestBody);
    for (const { schema } of Object.values(body?.content ?? {})) add(schema, "the body", `${method} ${path}`);
  }
  return objects;

  function add(schema: Schema, at: string, operation: string): void {
    const place = schema.$ref === undefined ? at : schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
    if (schema.$ref !== undefined && objects.has(place)) return;
    const { node } = locate(bundle, { pointer: "", node: schema });
    if (node.properties || node.additionalProperties !== undefined)
      objects.set(place, { isClosed: node.additionalProperties === false, operation });
    for (const [name, member] of Object.entries(node.properties ?? {})) add(member, `${place}.${name}`, operation);
    if (node.items) add(node.items, `${place}[]`, operation);
    if (typeof node.additionalProperties === "object") add(node.additionalProperties, `${place}{}`, operation);
    for (const part of [node.allOf, node.anyOf, node.oneOf].flatMap((it) => it ?? [])) add(part, place, operation);
  }
}
