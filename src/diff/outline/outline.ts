/** One thing that a caller can rely on: a member of a body, a parameter, a header, a status, a whole component. */
export interface Item {
  /** The types that it can have, `null` aside, by the names of their components: `["FileSummary[]"]`. */
  types: string[];
  /** The values that it can have, where they are listed. */
  values?: unknown[];
  required: boolean;
  nullable: boolean;
  /** What else a value must meet, such as `minimum 1`. */
  limits: string;
}

/**
 * An API version as a flat list, so that two of them can be compared line by line. A key is the name of a component and
 * the way into it (`File.metadata`, `ChunkingStrategy.options.minCharacters`, `A.list[].b`, `A.map{}.b`), or an
 * operation and a part of it (`getWorkflowRun.answer.404`), or `servers`.
 */
export type Outline = ReadonlyMap<string, Item>;

/** A key and the keys that it lies in, innermost first. */
export function prefixesOf(key: string): string[] {
  const dots = [...key.matchAll(/\./g)].map(({ index }) => index);
  return [key, ...dots.reverse().map((dot) => key.slice(0, dot))];
}

/** The component or operation that a key begins with. */
export function rootOf(key: string): string {
  return prefixesOf(key).at(-1) as string;
}

/** The key of what holds this one: the list itself for a member of its entries; undefined for a root. */
export function holderOf(outline: Outline, key: string): string | undefined {
  return prefixesOf(key)
    .slice(1)
    .map((prefix) => prefix.replace(/(\[\]|\{\})+$/, ""))
    .find((prefix) => outline.has(prefix));
}
