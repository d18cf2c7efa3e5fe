/** One value somewhere inside a JSON document. */
export interface Place {
  keys: (string | number)[];
  /** As a person writes it: `workflowRun.files[0].name`. */
  path: string;
  /** The same with every index left open: `workflowRun.files[].name`. */
  pattern: string;
  value: unknown;
  /** Whether an object holds it under a key, rather than an array. */
  isMember: boolean;
}

/** Every value below the root of a document, outermost first. */
export function placesIn(value: unknown, above: (string | number)[] = []): Place[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const isMember = !Array.isArray(value);
    const keys = [...above, isMember ? key : Number(key)];
    const path = write(keys, (index) => `[${index}]`);
    const pattern = write(keys, () => "[]");
    return [{ keys, path, pattern, value: inner, isMember }, ...placesIn(inner, keys)];
  });
}

/** A copy with another value at one place, which need not exist yet. */
export function withChange<T>(document: T, keys: (string | number)[], value: unknown): T {
  const copy = structuredClone(document);
  holderOf(copy, keys)[keys.at(-1) as string] = value;
  return copy;
}

/** A copy without one member. */
export function withoutMember<T>(document: T, keys: (string | number)[]): T {
  const copy = structuredClone(document);
  delete holderOf(copy, keys)[keys.at(-1) as string];
  return copy;
}

function holderOf(document: unknown, keys: (string | number)[]): Record<string, unknown> {
  return keys.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document) as Record<
    string,
    unknown
  >;
}

function write(keys: (string | number)[], index: (key: number) => string): string {
  return keys.map((key, at) => (typeof key === "number" ? index(key) : at === 0 ? key : `.${key}`)).join("");
}
