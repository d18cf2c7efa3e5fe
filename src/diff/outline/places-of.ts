import { type Bundle, deref, locate, type Schema } from "../../bundles/openapi.js";
import { type FoundOperation, operationsOf } from "../../bundles/operations-of.js";
import { componentName } from "./describe-schema.js";

/** Which bodies a component is first found in. */
export type Part = "run" | "errors" | "request";

/** Where a component is first found: `outputs[].config` of an answer with a run; empty where it is the whole body. */
export interface FoundAt {
  part: Part;
  place: string;
}

interface Found {
  schema: Schema;
  place: string;
}

/**
 * Where each component of a description is found first, searching answers, then errors, then requests, outermost first.
 * What is found only through components that are not known comes after all else of known operations, and what only unknown
 * operations have comes last.
 *
 * @param isKnown of the name of a component, or of the `operationId` of an operation
 */
export function placesOf(bundle: Bundle, isKnown: (name: string) => boolean): ReadonlyMap<string, FoundAt> {
  const places = new Map<string, FoundAt>();
  const operations = operationsOf(bundle);
  for (const part of ["run", "errors", "request"] as const) {
    const unknown: Found[] = [];
    search(
      bodiesOf(
        bundle,
        operations.filter(({ id }) => isKnown(id)),
        part,
      ),
      part,
      unknown,
    );
    search(unknown, part);
    search(bodiesOf(bundle, operations, part), part);
  }
  return places;

  function search(start: Found[], part: Part, unknown?: Found[]): void {
    let level = start;
    while (level.length > 0) level = level.flatMap(({ schema, place }) => within(schema, place, part, unknown));
  }

  function within(schema: Schema, place: string, part: Part, unknown?: Found[]): Found[] {
    if (schema.$ref !== undefined) {
      const name = componentName(schema.$ref);
      if (places.has(name)) return [];
      if (unknown && !isKnown(name)) {
        unknown.push({ schema, place });
        return [];
      }
      places.set(name, { part, place });
      return [{ schema: locate(bundle, { pointer: "", node: schema }).node, place }];
    }
    const members = Object.entries(schema.properties ?? {}).map(([name, member]) => ({
      schema: member,
      place: place === "" ? name : `${place}.${name}`,
    }));
    const parts = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((it) => it ?? []);
    const extra = schema.additionalProperties;
    return [
      ...parts.map((it) => ({ schema: it, place })),
      ...members,
      ...(schema.items ? [{ schema: schema.items, place: `${place}[]` }] : []),
      ...(typeof extra === "object" ? [{ schema: extra, place: `${place}{}` }] : []),
    ];
  }
}

function bodiesOf(bundle: Bundle, operations: FoundOperation[], part: Part): Found[] {
  return operations.flatMap(({ operation }) => {
    const holders =
      part === "request"
        ? [operation.requestBody]
        : Object.entries(operation.responses)
            .filter(([status]) => status.startsWith("2") === (part === "run"))
            .map(([, response]) => response);
    return holders.flatMap((holder) =>
      Object.values((holder && deref(bundle, holder).content) ?? {}).map(({ schema }) => ({ schema, place: "" })),
    );
  });
}
