import { isObject } from "../../json.js";

/**
 * A copy of a document in which each value is what `change` makes of it, the innermost first. A member that becomes
 * undefined is left out.
 */
export function rewrite(value: unknown, change: (value: unknown, key: string) => unknown, key = ""): unknown {
  if (Array.isArray(value))
    return change(
      value.map((entry, index) => rewrite(entry, change, String(index))),
      key,
    );
  if (!isObject(value)) return change(value, key);
  const copy: [string, unknown][] = [];
  for (const [name, inner] of Object.entries(value)) {
    const changed = rewrite(inner, change, name);
    if (changed !== undefined) copy.push([name, changed]);
  }
  return change(Object.fromEntries(copy), key);
}
