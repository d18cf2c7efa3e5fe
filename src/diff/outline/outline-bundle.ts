import type { Bundle } from "../../bundles/openapi.js";
import { operationsOf } from "../../bundles/operations-of.js";
import type { Outline } from "./outline.js";
import { outlineOperations } from "./outline-operations.js";
import { outlineSchemas } from "./outline-schemas.js";
import { type FoundAt, placesOf } from "./places-of.js";

/** An API version as it is compared. */
export interface OutlinedBundle {
  outline: Outline;
  places: ReadonlyMap<string, FoundAt>;
  operationIds: readonly string[];
}

/** @param isKnown whether anything is known about a component; what is found through others comes after */
export function outlineBundle(bundle: Bundle, isKnown: (name: string) => boolean = () => true): OutlinedBundle {
  return {
    outline: new Map([...outlineOperations(bundle), ...outlineSchemas(bundle)]),
    places: placesOf(bundle, isKnown),
    operationIds: operationsOf(bundle).map(({ operation }) => operation.operationId),
  };
}
