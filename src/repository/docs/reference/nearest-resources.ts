import { deref, type Schema } from "../../../bundles/openapi.js";
import { type Description, nameOfRef, type Operation, operationsByResource } from "../description.js";

/**
 * The names of the resources that are nearest to each schema, in the order of the description; none where no operation
 * leads to it. Near is what is reached through few members: the schema of a body is nearer than that of a member of it.
 * What a GET answers with is half a step nearer than what is sent, or answered otherwise.
 */
export function nearestResources(description: Description): ReadonlyMap<string, string[]> {
  const nearest = new Map<string, { steps: number; resources: string[] }>();
  for (const { name: resource, operations } of operationsByResource(description))
    for (const [schema, steps] of stepsFrom(description, operations)) {
      const known = nearest.get(schema);
      if (known === undefined || steps < known.steps) nearest.set(schema, { steps, resources: [resource] });
      else if (steps === known.steps) known.resources.push(resource);
    }
  return new Map([...nearest].map(([schema, { resources }]) => [schema, resources]));
}

/** How many members lead from the bodies and parameters of operations to each schema. */
function stepsFrom(description: Description, operations: readonly Operation[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const visit = (schema: Schema, steps: number): void => {
    if (schema.$ref !== undefined) {
      const name = nameOfRef(schema.$ref);
      const isNearer = steps < (found.get(name) ?? Number.POSITIVE_INFINITY);
      if (isNearer) found.set(name, steps);
      if (isNearer) visit(deref(description, schema), steps);
      return;
    }
    const { allOf = [], anyOf = [], oneOf = [], items, additionalProperties: values, properties = {} } = schema;
    const entries = [items, values].filter((it) => typeof it === "object");
    for (const part of [...allOf, ...anyOf, ...oneOf, ...entries]) visit(part, steps);
    for (const member of Object.values(properties)) visit(member, steps + 1);
  };
  for (const { method, parameters, operation } of operations) {
    const responses = Object.entries(operation.responses).map(([status, response]) => ({
      content: deref(description, response).content,
      steps: method === "GET" && status.startsWith("2") ? 0 : 0.5,
    }));
    const request = operation.requestBody && deref(description, operation.requestBody);
    for (const { content = {}, steps } of [...responses, { content: request?.content, steps: 0.5 }])
      for (const { schema } of Object.values(content)) visit(schema, steps);
    for (const { schema } of parameters) visit(schema, 0.5);
  }
  return found;
}
