import type { Description } from "../description.js";
import { operationsOf } from "../description.js";
import { operationAnchor } from "./operation-section.js";

/** The anchors of the operations, schemas and examples of a version, by which its page can be entered from another. */
export function anchorsOf(description: Description): string[] {
  return [
    "operations",
    ...operationsOf(description).map(operationAnchor),
    "examples",
    ...sharedExamples(description).map((name) => `example-${name}`),
    "schemas",
    ...Object.keys(description.components.schemas).map((name) => `schema-${name}`),
  ];
}

/** The examples that successful answers have: they are the same for all operations, so they have a section of their own. */
export function sharedExamples(description: Description): string[] {
  const responses = operationsOf(description).map(({ operation }) => operation.responses["200"]?.$ref);
  const names = Object.entries(description.components.responses)
    .filter(([name]) => responses.includes(`#/components/responses/${name}`))
    .flatMap(([, response]) => Object.keys(response.content?.["application/json"]?.examples ?? {}));
  return [...new Set(names)];
}
