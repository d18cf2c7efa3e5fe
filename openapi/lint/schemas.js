/** Where references of a description lead, for rules that look further than one node. */

/**
 * What a node is, its references followed, and the file that it is in.
 *
 * @param resolve of a rule's context
 */
export function follow(resolve, { node, from }) {
  if (!node?.$ref) return { node, from };
  const { node: target, location } = resolve(node, from);
  return target ? follow(resolve, { node: target, from: location.source.absoluteRef }) : { node: undefined, from };
}

/** The members of a schema, those of its parts among them, by their names. */
export function membersOf(resolve, at) {
  const { node, from } = follow(resolve, at);
  const parts = (node?.allOf ?? []).map((part) => membersOf(resolve, { node: part, from }));
  const own = Object.entries(node?.properties ?? {}).map(([name, it]) => [name, follow(resolve, { node: it, from })]);
  return new Map([...parts.flatMap((part) => [...part]), ...own]);
}

/** The members of the body with which an operation answers a success. */
export function successMembers(resolve, { operation, from }) {
  const status = Object.keys(operation.responses ?? {}).find((it) => it.startsWith("2"));
  const response = follow(resolve, { node: operation.responses?.[status], from });
  const [content] = Object.values(response.node?.content ?? {});
  return membersOf(resolve, { node: content?.schema, from: response.from });
}

/** Whether a schema describes bytes: a file in a form. */
export function isBinary(schema) {
  return schema.format === "binary" || (schema.contentMediaType !== undefined && !schema.contentEncoding);
}

/** Every schema below a node, references followed, each once. */
export function schemasBelow(resolve, at, seen = new Set()) {
  const { node, from } = follow(resolve, at);
  if (typeof node !== "object" || node === null || seen.has(node)) return [];
  seen.add(node);
  return [node, ...Object.values(node).flatMap((inner) => schemasBelow(resolve, { node: inner, from }, seen))];
}
