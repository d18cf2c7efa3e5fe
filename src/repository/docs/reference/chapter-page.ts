import { prose, renderMarkdown } from "../markdown/render-markdown.js";
import { html, type Markup } from "../markup.js";
import { type ContentsEntry, overviewPath, type Page, relative } from "../page.js";
import type { Chapter } from "./chapters.js";
import { exampleSection } from "./examples.js";
import { eventSection, operationSection } from "./operation-section.js";
import {
  eventAnchor,
  exampleAnchor,
  operationAnchor,
  type Place,
  type Reference,
  schemaAnchor,
  versionSwitch,
} from "./reference.js";
import { schemaSection } from "./schema-section.js";

/** Sections of one kind, with their entries in the table of contents. */
interface Part {
  id: string;
  title: string;
  text?: Markup;
  fold: "open" | "closed";
  entries: (ContentsEntry & { section: Markup })[];
}

/** The page of a chapter: all that a description says about what is in it. */
export function chapterPage(chapter: Chapter, reference: Reference, references: readonly Reference[]): Page {
  const { path, title, description } = chapter;
  const { version } = reference;
  const parts = partsOf(chapter, { reference, references, path });
  return {
    path,
    section: "reference",
    version,
    title,
    summary: summaryOf(chapter),
    contents: parts.map(({ id, title, fold, entries }) => ({ id, title, fold, below: entries })),
    body: html`
<h1>${title}</h1>
<p class="facts">In <a href="${relative(path, overviewPath(version))}">API version ${version}</a></p>
${versionSwitch({ reference, references, path })}
${prose(description)}
${parts.map(
  ({ id, title, text, entries }) => html`
<section id="${id}">
<h2>${title}</h2>
${text ?? null}
${entries.map(({ section }) => section)}
</section>`,
)}`,
  };
}

function partsOf({ operations, events, examples, schemas }: Chapter, place: Place): Part[] {
  const parts: Part[] = [
    {
      id: "operations",
      title: "Operations",
      fold: "open",
      entries: operations.map((it) => ({
        id: operationAnchor(it.id),
        title: it.operation.summary,
        section: operationSection(it, place),
      })),
    },
    {
      id: "webhooks",
      title: "Events",
      fold: "open",
      entries: events.map((it) => ({
        id: eventAnchor(it.event),
        title: it.event,
        code: true,
        section: eventSection(it, place),
      })),
    },
    {
      id: "examples",
      title: "Examples of answers",
      text: html`
<p>The bodies that a successful answer can have. Mock and sandbox serve them under the same names and ids.</p>`,
      fold: "closed",
      entries: examples.map((it) => ({
        id: exampleAnchor(it.name),
        title: it.name,
        section: exampleSection(it, place),
      })),
    },
    {
      id: "schemas",
      title: "Schemas",
      fold: "closed",
      entries: schemas.map((name) => ({
        id: schemaAnchor(name),
        title: name,
        code: true,
        section: schemaSection(name, place),
      })),
    },
  ];
  return parts.filter(({ entries }) => entries.length > 0);
}

/** What the chapter is about, and what somebody who looks for something in particular finds there. */
function summaryOf({ description, operations, events, schemas }: Chapter): string {
  const named = (what: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${what}: ${names.join(", ")}.`];
  return [
    renderMarkdown(description ?? "").summary,
    ...named(
      "Operations",
      operations.map(({ operation }) => operation.summary),
    ),
    ...named(
      "Events",
      events.map(({ event }) => event),
    ),
    ...(operations.length + events.length === 0 ? named("Schemas", schemas) : []),
  ].join(" ");
}
