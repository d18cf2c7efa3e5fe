import type { Bundle, OperationObject } from "../bundles/openapi.js";
import { operationsOf } from "../bundles/operations-of.js";
import { isObject } from "../json.js";

/**
 * The operation table of a bundle: what a client must know of each operation at run time, and what an editor shows of its
 * method.
 *
 * @throws Error when two operations have the same place, or one has none
 */
export function printOperations(bundle: Bundle): string {
  const table: Record<string, Record<string, string>> = {};
  for (const { id, resource, name, facts, operation } of operationsOf(bundle)) {
    if (!resource || !name)
      throw new Error(`${id} has no place: state x-fern-sdk-group-name and x-fern-sdk-method-name.`);
    const methods = table[resource] ?? {};
    table[resource] = methods;
    if (methods[name]) throw new Error(`${id} has the place ${resource}.${name}, which another operation has already.`);
    methods[name] = `${comment(operation)}    ${name}: ${print(facts, "    ")},\n`;
  }
  const resources = Object.entries(table).map(
    ([resource, methods]) => `  ${resource}: {\n${Object.values(methods).join("")}  },\n`,
  );
  return `// Made by make generate from the description. Do not edit it.\nexport const operations = {\n${resources.join("")}} as const;\n`;
}

/** What an editor shows of the method that the client makes of an operation. */
function comment({ summary, description, operationId }: OperationObject): string {
  const texts = [summary, description, `@see ${operationId} in the description of the version`].filter(Boolean);
  const lines = texts.join("\n\n").replaceAll("*/", "*\u200b/").split("\n");
  return `    /**\n${lines.map((line) => `     * ${line}`.trimEnd()).join("\n")}\n     */\n`;
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
