import type { Schema } from "../../bundles/openapi.js";

/** A value that breaks exactly one rule of a schema. */
export interface BrokenValue {
  value: unknown;
  /** The place of the fault in the value. */
  keys: string[];
  /** The keyword that it breaks. */
  keyword: string;
}

const samples: Readonly<Record<string, unknown>> = {
  string: "text",
  number: 5.5,
  integer: 5,
  boolean: true,
  null: null,
  array: [],
  object: {},
};

/**
 * Every way to break one rule of a schema and no other: another type, a value that is not in a list, a limit exceeded by
 * one, a required member left out, a member too many; at every place that the schema describes.
 *
 * @param whole a value that fits, with every member in it that is to be broken
 */
export function brokenBodies(deref: (schema: Schema) => Schema, schema: Schema, whole: unknown): BrokenValue[] {
  return breakAt(schema, whole, [], (value) => value);

  function breakAt(schema: Schema, value: unknown, keys: string[], put: (value: unknown) => unknown): BrokenValue[] {
    const node = deref(schema);
    const broken = (keyword: string, ...values: unknown[]) => values.map((it) => ({ value: put(it), keys, keyword }));
    const own = [
      ...broken("type", ...otherTypes(node)),
      ...(node.enum && typeof value === "string" ? broken("enum", `${value} or another`) : []),
      ...(typeof node.minLength === "number" && node.minLength > 0
        ? broken("minLength", "x".repeat(node.minLength - 1))
        : []),
      ...(typeof node.maxLength === "number" ? broken("maxLength", "x".repeat(node.maxLength + 1)) : []),
      ...(typeof node.minimum === "number" ? broken("minimum", node.minimum - 1) : []),
      ...(typeof node.maximum === "number" ? broken("maximum", node.maximum + 1) : []),
    ];
    if (Array.isArray(value) && node.items) {
      const { items } = node;
      const rest = value.slice(1);
      return [...own, ...breakAt(items, value[0], [...keys, "0"], (first) => put([first, ...rest]))];
    }
    if (typeof value !== "object" || value === null || Array.isArray(value)) return own;
    const object = value as Record<string, unknown>;
    const members = Object.entries(node.properties ?? {}).filter(([name]) => Object.hasOwn(object, name));
    return [
      ...own,
      ...(node.additionalProperties === false
        ? [
            {
              value: put({ ...object, notDocumented: true }),
              keys: [...keys, "notDocumented"],
              keyword: "additionalProperties",
            },
          ]
        : []),
      ...(node.required ?? []).map((name) => {
        const { [name]: _, ...others } = object;
        return { value: put(others), keys: [...keys, name], keyword: "required" };
      }),
      ...members.flatMap(([name, property]) =>
        breakAt(property, object[name], [...keys, name], (inner) => put({ ...object, [name]: inner })),
      ),
    ];
  }
}

function otherTypes({ type }: Schema): unknown[] {
  const types = [type ?? []].flat();
  if (types.length === 0) return [];
  const isAllowed = (name: string) => types.includes(name) || (types.includes("number") && name === "integer");
  return Object.entries(samples)
    .filter(([name]) => !isAllowed(name) && !(name === "number" && types.includes("integer")))
    .map(([, value]) => value);
}
