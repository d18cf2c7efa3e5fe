import { type Bundle, deref, type Schema } from "../../bundles/openapi.js";
import { isObject } from "../../json.js";
import type { Description } from "./load-description.js";

/** What {@link walkDescribed} tells of the places that it comes by. */
export interface DescribedVisitor {
  /** A value that schemas describe: its own and, in a union, those of all branches. */
  described?(value: unknown, schemas: readonly Schema[], place: () => string[]): void;
  /** A member that no schema names, where the schema is of a given list of members. */
  unknown?(place: () => string[]): void;
}

/**
 * Walks through a value side by side with its schema, outermost first. It does not judge: a value that breaks the schema
 * is walked as far as the two go together. What lies in a free-form object is neither described nor unknown. Where it is,
 * its visitor can ask for while it is there.
 */
export function walkDescribed(
  { bundle, schemaAt }: Description,
  pointer: string,
  value: unknown,
  visitor: DescribedVisitor,
): void {
  const keys: string[] = [];
  const place = () => [...keys];
  visit(shapeOf(bundle, [schemaAt(pointer)]), value);

  function visit(shape: Shape, at: unknown): void {
    visitor.described?.(at, shape.schemas, place);
    if (Array.isArray(at)) {
      const { items } = shape;
      if (!items) return;
      for (const [index, entry] of at.entries()) {
        keys.push(String(index));
        visit(items, entry);
        keys.pop();
      }
    } else if (isObject(at)) {
      for (const key of Object.keys(at)) {
        keys.push(key);
        const member = shape.member(key);
        if (member) visit(member, at[key]);
        else if (!shape.isFree) visitor.unknown?.(place);
        keys.pop();
      }
    }
  }
}

/**
 * Whether a description has a place in what a schema describes, so that a rule about it can be broken.
 *
 * @param keys the steps to it, `[]` for any entry of a list
 */
export function hasPlace({ bundle, schemaAt }: Description, pointer: string, keys: readonly string[]): boolean {
  const at = keys.reduce<Shape | undefined>(
    (shape, key) => (key === "[]" ? shape?.items : shape?.member(key)),
    shapeOf(bundle, [schemaAt(pointer)]),
  );
  return at !== undefined;
}

/** Schemas that describe one place together. */
interface Shape {
  schemas: readonly Schema[];
  /** Of the entries, where the place is a list. */
  items: Shape | undefined;
  /** Whether any member is as good as another. */
  isFree: boolean;
  member(key: string): Shape | undefined;
}

// Every answer is walked several times, so a shape is made once for each place of a description.
const shapes = new WeakMap<Schema, Shape>();

function shapeOf(bundle: Bundle, described: readonly Schema[]): Shape {
  const [only] = described;
  const known = described.length === 1 && only ? shapes.get(only) : undefined;
  if (known) return known;
  const schemas = described.flatMap((schema) => partsOf(bundle, schema));
  const ofItems = schemas.flatMap(({ items }): Schema[] => (items ? [items] : []));
  const members = new Map<string, Shape | undefined>();
  let items: Shape | undefined;
  const shape: Shape = {
    schemas,
    // Not before somebody asks: a schema may be one of its own entries.
    get items() {
      items ??= ofItems.length > 0 ? shapeOf(bundle, ofItems) : undefined;
      return items;
    },
    isFree: schemas.every(({ properties }) => !properties) || schemas.some((it) => it.additionalProperties === true),
    member(key) {
      const known = members.get(key);
      if (known || members.has(key)) return known;
      const member = memberOf(bundle, schemas, key);
      members.set(key, member);
      return member;
    },
  };
  if (described.length === 1 && only) shapes.set(only, shape);
  return shape;
}

function memberOf(bundle: Bundle, schemas: readonly Schema[], key: string): Shape | undefined {
  const own = schemas.flatMap(({ properties = {} }): Schema[] => {
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return property ? [property] : [];
  });
  const others = schemas.flatMap(({ additionalProperties: it }): Schema[] => (typeof it === "object" ? [it] : []));
  const found = own.length > 0 ? own : others;
  return found.length > 0 ? shapeOf(bundle, found) : undefined;
}

/** A schema and all that it consists of or chooses between. */
function partsOf(bundle: Bundle, schema: Schema, seen = new Set<Schema>()): Schema[] {
  const node = deref(bundle, schema);
  if (seen.has(node)) return [];
  seen.add(node);
  const inner = [node.allOf, node.anyOf, node.oneOf].flatMap((schemas) => schemas ?? []);
  return [node, ...inner.flatMap((it) => partsOf(bundle, it, seen))];
}
