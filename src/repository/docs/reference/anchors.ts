import { slug } from "../markdown/slug.js";

// Where things are on the page of a version. The same thing has the same anchor in every version.
export const resourceAnchor = (name: string): string => `resource-${slug(name)}`;
export const operationAnchor = (operationId: string): string => `operation-${operationId}`;
export const webhookAnchor = (event: string): string => `webhook-${event}`;
export const exampleAnchor = (name: string): string => `example-${name}`;
export const schemaAnchor = (name: string): string => `schema-${name}`;
