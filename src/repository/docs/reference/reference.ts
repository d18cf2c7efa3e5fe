import type { ApiVersion } from "../../../api-versions.js";
import type { Description, Descriptions } from "../description.js";
import { slug } from "../markdown/render-markdown.js";
import { html, joined, type Markup } from "../markup.js";
import { overviewPath, relative } from "../page.js";
import { type Chapter, chaptersOf } from "./chapters.js";

/** The reference of one API version: its description, and on which page it describes what. */
export interface Reference {
  version: ApiVersion;
  description: Description;
  /** The pages beside the overview, in their order. */
  chapters: Chapter[];
  /** The page of each operation, event, example and schema, by its anchor. */
  pages: ReadonlyMap<string, string>;
  /** For each schema, the names of the schemas that refer to it. */
  users: ReadonlyMap<string, string[]>;
}

// The same thing has the same anchor in every version.
export const resourceAnchor = (name: string): string => `resource-${slug(name)}`;
export const headerAnchor = (name: string): string => `header-${name.toLowerCase()}`;
export const operationAnchor = (operationId: string): string => `operation-${operationId}`;
export const eventAnchor = (event: string): string => `webhook-${event}`;
export const exampleAnchor = (name: string): string => `example-${name}`;
export const schemaAnchor = (name: string): string => `schema-${name}`;

/** The references of all API versions, oldest first. */
export function referencesOf(descriptions: Descriptions): Reference[] {
  return [...descriptions].map(([version, description]) => {
    const chapters = chaptersOf(version, description);
    const pages = chapters.flatMap((chapter) => anchorsOf(chapter).map((anchor) => [anchor, chapter.path] as const));
    return { version, description, chapters, pages: new Map(pages), users: usersOf(description) };
  });
}

function anchorsOf({ operations, events, examples, schemas }: Chapter): string[] {
  return [
    ...operations.map(({ id }) => operationAnchor(id)),
    ...events.map(({ event }) => eventAnchor(event)),
    ...examples.map(({ name }) => exampleAnchor(name)),
    ...schemas.map(schemaAnchor),
  ];
}

function usersOf({ components }: Description): ReadonlyMap<string, string[]> {
  const users = new Map<string, string[]>();
  for (const [user, schema] of Object.entries(components.schemas)) {
    const refs = JSON.stringify(schema).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
    for (const name of new Set([...refs].map(([, name = ""]) => name)))
      users.set(name, [...(users.get(name) ?? []), user]);
  }
  return users;
}

/** Where a piece of the reference stands, which decides where its links lead. */
export interface Place {
  reference: Reference;
  /** Those of all versions, this one included. */
  references: readonly Reference[];
  /** The path of its page. */
  path: string;
}

/**
 * The address of an operation, event, example or schema of the same version.
 *
 * @throws Error when no page describes it
 */
export function hrefOf({ reference: { version, pages }, path }: Place, anchor: string): string {
  const page = pages.get(anchor);
  if (page === undefined) throw new Error(`The description of ${version} has no ${anchor}.`);
  return page === path ? `#${anchor}` : `${relative(path, page)}#${anchor}`;
}

/** A line that leads to the same thing in the other versions that have it. */
export function elsewhere({ reference, references, path }: Place, anchor: string): Markup | null {
  const links = references.flatMap(({ version, pages }) => {
    const page = pages.get(anchor);
    if (page === undefined || version === reference.version) return [];
    return [html`<a href="${relative(path, page)}#${anchor}">${version}</a>`];
  });
  return links.length === 0 ? null : html`<p class="elsewhere">Also in ${joined(links, ", ")}</p>`;
}

/**
 * The links to the other versions: to the page of the same name, or to the overview where there is none. A script makes
 * them lead to what the reader is looking at.
 */
export function versionSwitch({ reference: here, references, path }: Place): Markup {
  const title = here.chapters.find((chapter) => chapter.path === path)?.title;
  return html`
<nav class="versions" aria-label="API version"><ul>${references.map((reference) => {
    const twin = reference.chapters.find((chapter) => chapter.title === title);
    const current = reference === here ? html` aria-current="page"` : null;
    return html`
<li><a href="${relative(path, twin?.path ?? overviewPath(reference.version))}"${current}>${reference.version}</a></li>`;
  })}
</ul></nav>`;
}
