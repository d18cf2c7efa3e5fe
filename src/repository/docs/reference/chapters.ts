import type { ApiVersion } from "../../../api-versions.js";
import { deref } from "../../../bundles/openapi.js";
import { type FoundWebhook, successOf, webhooksOf } from "../../../bundles/operations-of.js";
import { type Description, type Example, nameOfRef, type Operation, operationsByResource } from "../description.js";
import { slug } from "../markdown/render-markdown.js";
import { nearestResources } from "./nearest-resources.js";

/** What stands on one page of the reference: a resource, the events, or what resources share. */
export interface Chapter {
  path: string;
  title: string;
  /** CommonMark. */
  description: string | undefined;
  operations: Operation[];
  events: FoundWebhook[];
  /** Those of successful answers. */
  examples: NamedExample[];
  /** The names of schemas. */
  schemas: string[];
}

export interface NamedExample {
  name: string;
  example: Example;
}

const ofEvents = "Webhook events";
const shared = "Shared schemas";

/**
 * The chapters of a description: one for each resource, one for the events, one for the schemas that resources share.
 * Each operation, event, example and schema is in one of them.
 */
export function chaptersOf(version: ApiVersion, description: Description): Chapter[] {
  const resources = operationsByResource(description);
  const homes = homesOfSchemas(description);
  const examples = examplesByResource(description, homes);
  const names = Object.keys(description.components.schemas).sort((a, b) => a.localeCompare(b, "en"));
  const chapter = (title: string, text: string | undefined, parts: Partial<Chapter>): Chapter => ({
    path: `reference/${version}/${slug(title)}.html`,
    title,
    description: text,
    operations: [],
    events: [],
    examples: examples.get(title) ?? [],
    schemas: names.filter((name) => homes.get(name) === title),
    ...parts,
  });
  const chapters = [
    ...resources.map(({ name, description: text, operations }) => chapter(name, text, { operations })),
    chapter(ofEvents, "What Extend sends to an address of yours when something happens.", {
      events: webhooksOf(description),
    }),
    chapter(shared, "Schemas that several resources use alike.", {}),
  ];
  return chapters.filter(({ operations, events, schemas }) => operations.length + events.length + schemas.length > 0);
}

/**
 * The title of the chapter of each schema. That is the resource that is nearest to it, or the first of two that are
 * equally near. What three or more are equally near to is shared, and what none leads to is of the events.
 */
function homesOfSchemas(description: Description): ReadonlyMap<string, string> {
  const nearest = nearestResources(description);
  const home = (name: string) => {
    const [first = ofEvents, , third] = nearest.get(name) ?? [];
    return third === undefined ? first : shared;
  };
  return new Map(Object.keys(description.components.schemas).map((name) => [name, home(name)]));
}

/** The examples of successful answers, by the resource that has their schema, or else the first that answers with them. */
function examplesByResource(
  description: Description,
  homes: ReadonlyMap<string, string>,
): ReadonlyMap<string, NamedExample[]> {
  const resources = operationsByResource(description);
  const found = new Map<string, NamedExample[]>(resources.map(({ name }) => [name, []]));
  const seen = new Set<string>();
  for (const { name: resource, operations } of resources)
    for (const { operation } of operations) {
      const { schema, examples = {} } = successOf(description, operation) ?? {};
      const home = found.get(homes.get(nameOfRef(schema?.$ref ?? "")) ?? "") ?? found.get(resource);
      for (const [name, node] of Object.entries(examples)) {
        if (!seen.has(name)) home?.push({ name, example: deref(description, node) as Example });
        seen.add(name);
      }
    }
  return found;
}
