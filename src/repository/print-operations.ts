import type { Bundle } from "../bundles/openapi.js";
import { operationsOf } from "../bundles/operations-of.js";
import { isObject } from "../json.js";
import type { Operation } from "../operations.js";

/**
 * The operation table of a bundle: what a client must know of each operation at run time.
 *
 * @throws Error when two operations have the same place, or one has none
 */
export function printOperations(bundle: Bundle): string {
  const table: Record<string, Record<string, Operation>> = {};
  for (const { id, resource, name, facts } of operationsOf(bundle)) {
    if (!resource || !name)
      throw new Error(`${id} has no place: state x-fern-sdk-group-name and x-fern-sdk-method-name.`);
    const methods = table[resource] ?? {};
    table[resource] = methods;
    if (methods[name]) throw new Error(`${id} has the place ${resource}.${name}, which another operation has already.`);
    methods[name] = facts;
  }
  return `// Made by make generate from the description. Do not edit it.\nexport const operations = ${print(table, "")} as const;\n`;
}

/** A value as TypeScript: objects over several lines, lists in one. */
function print(value: unknown, indent: string): string {
  if (!isObject(value))
    return Array.isArray(value) ? `[${value.map((it) => print(it, indent)).join(", ")}]` : JSON.stringify(value);
  const deeper = `${indent}  `;
  const members = Object.entries(value).map(([key, member]) => {
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    return `${deeper}${name}: ${print(member, deeper)},\n`;
  });
  return `{\n${members.join("")}${indent}}`;
}
