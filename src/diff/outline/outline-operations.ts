import { type Bundle, deref } from "../../bundles/openapi.js";
import { operationsOf } from "../../bundles/operations-of.js";
import { describeSchema } from "./describe-schema.js";
import type { Item, Outline } from "./outline.js";

/** Outlines what is around the bodies: servers, paths, parameters, statuses, headers, media types. */
export function outlineOperations(bundle: Bundle): Outline {
  const outline = new Map<string, Item>();
  outline.set("servers", listed((bundle.servers ?? []).map(({ url }) => url)));
  for (const { operation, method, path, parameters } of operationsOf(bundle)) {
    const id = operation.operationId;
    outline.set(id, listed([`${method} ${path}`]));
    outline.set(`${id}.idempotent`, listed([operation["x-idempotent"] === true]));
    for (const { in: where, name, schema, required = false } of parameters)
      outline.set(`${id}.request.${where}.${name}`, { ...describeSchema(bundle, schema), required });
    const body = operation.requestBody && deref(bundle, operation.requestBody);
    for (const [type, { schema }] of Object.entries(body?.content ?? {}))
      outline.set(`${id}.request.body.${type}`, {
        ...describeSchema(bundle, schema),
        required: body?.required ?? false,
      });
    for (const [status, reference] of Object.entries(operation.responses)) {
      const response = deref(bundle, reference);
      const contents = Object.entries(response.content ?? {});
      outline.set(`${id}.answer.${status}`, { types: [], required: true, nullable: false, limits: "" });
      for (const [type, { schema }] of contents)
        outline.set(`${id}.answer.${status}.${type}`, { ...describeSchema(bundle, schema), required: true });
      for (const [name, reference] of Object.entries(response.headers ?? {})) {
        const { schema, required = false } = deref(bundle, reference);
        outline.set(`${id}.answer.${status}.header.${name}`, { ...describeSchema(bundle, schema), required });
      }
    }
  }
  return outline;
}

function listed(values: unknown[]): Item {
  return { types: [], values, required: true, nullable: false, limits: "" };
}
