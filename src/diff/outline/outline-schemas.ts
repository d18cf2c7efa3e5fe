import type { Bundle, Schema } from "../../bundles/openapi.js";
import { describeSchema } from "./describe-schema.js";
import type { Item, Outline } from "./outline.js";

/** Outlines the components of a description: each of them, and the members that it does not leave to another. */
export function outlineSchemas(bundle: Bundle): Outline {
  const outline = new Map<string, Item>();
  for (const [name, schema] of Object.entries(bundle.components.schemas)) {
    outline.set(name, { ...describeSchema(bundle, schema), required: true });
    addMembers(schema, name);
  }
  return outline;

  function addMembers(schema: Schema, at: string): void {
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      const key = `${at}.${name}`;
      const required = schema.required?.includes(name) ?? false;
      // An intersection may narrow a member that an earlier part has: the later part says more.
      outline.set(key, { ...describeSchema(bundle, member), required });
      addMembers(member, key);
    }
    const parts = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((it) => it ?? []);
    for (const part of parts) addMembers(part, at);
    if (schema.items) addMembers(schema.items, `${at}[]`);
    if (typeof schema.additionalProperties === "object") addMembers(schema.additionalProperties, `${at}{}`);
  }
}
