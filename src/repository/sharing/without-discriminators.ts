import { isObject, type JsonObject } from "../../json.js";
import { rewrite } from "./rewrite.js";

/**
 * A copy of a description without its discriminators: they choose a schema by its name in the components, which says
 * nothing where it is written out or has moved. What they choose from stays, and so does what is valid.
 */
export function withoutDiscriminators(document: JsonObject): JsonObject {
  // A member of that name would be a schema, in which `propertyName` is no keyword.
  return rewrite(document, (value, key) =>
    key === "discriminator" && isObject(value) && typeof value.propertyName === "string" ? undefined : value,
  ) as JsonObject;
}
