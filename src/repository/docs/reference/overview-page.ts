import { deref } from "../../../bundles/openapi.js";
import type { FoundWebhook } from "../../../bundles/operations-of.js";
import type { DescribedHeader } from "../description.js";
import { prose } from "../markdown/render-markdown.js";
import { html, joined, type Markup } from "../markup.js";
import { type ContentsEntry, overviewPath, type Page, relative } from "../page.js";
import type { Chapter } from "./chapters.js";
import {
  eventAnchor,
  exampleAnchor,
  headerAnchor,
  hrefOf,
  operationAnchor,
  type Place,
  type Reference,
  resourceAnchor,
  schemaAnchor,
  versionSwitch,
} from "./reference.js";
import { linkTo } from "./type-of.js";

/** A part of the page, with its entry in the table of contents; left out where a version has nothing to say. */
interface Part extends ContentsEntry {
  body: Markup | null;
}

/**
 * The page that the reference of a version begins with: what is true of all of it, and where what is described. Its entries
 * have the anchors of what they lead to.
 */
export function overviewPage(reference: Reference, references: readonly Reference[]): Page {
  const { version, description } = reference;
  const { info } = description;
  const path = overviewPath(version);
  const place: Place = { reference, references, path };
  const parts = partsOf(place).filter(({ body }) => body !== null);
  return {
    path,
    section: "reference",
    version,
    title: "Overview",
    summary: info.summary,
    contents: parts,
    body: html`
<h1>API version <span class="date">${version}</span> <span class="badge ${info["x-status"]}">${info["x-status"]}</span></h1>
${versionSwitch(place)}
${prose(info.description)}
${parts.map(
  ({ id, title, body }) => html`
<h2 id="${id}">${title}</h2>
${body}`,
)}`,
  };
}

function partsOf(place: Place): Part[] {
  const { chapters, description } = place.reference;
  const { servers, components } = description;
  const resources = chapters.filter(({ operations }) => operations.length > 0);
  const events = chapters.flatMap((chapter) => chapter.events);
  const headers = headersOf(place.reference);
  const schemas = Object.keys(components.schemas).sort((a, b) => a.localeCompare(b, "en"));
  return [
    {
      id: "servers",
      title: "Servers",
      body: html`<ul>${servers.map(({ url, description }) => html`<li><code>${url}</code> ${description ?? null}</li>`)}</ul>`,
    },
    {
      id: "authentication",
      title: "Authentication",
      body: html`${Object.values(components.securitySchemes).map(({ description }) => prose(description))}`,
    },
    {
      id: "headers",
      title: "Headers of answers",
      below: headers.map(([name]) => ({ id: headerAnchor(name), title: name, code: true })),
      body:
        headers.length === 0
          ? null
          : html`<dl>${headers.map(
              ([name, texts]) =>
                html`<dt id="${headerAnchor(name)}"><code>${name}</code></dt>${texts.map((text) => html`<dd>${prose(text)}</dd>`)}`,
            )}</dl>`,
    },
    {
      id: "operations",
      title: "Operations",
      below: resources.map(({ title }) => ({ id: resourceAnchor(title), title })),
      body: html`${resources.map((resource) => operationsTable(resource, place))}`,
    },
    { id: "webhooks", title: "Webhook events", body: events.length === 0 ? null : eventsTable(events, place) },
    {
      id: "examples",
      title: "Examples of answers",
      body: html`
<p>Mock and sandbox serve them under the same names and ids.</p>
<ul>${resources.map((resource) => examplesItem(resource, place))}
</ul>`,
    },
    {
      id: "schemas",
      title: "Schemas",
      body: html`
<ul class="index">${schemas.map(
        (name) => html`
<li id="${schemaAnchor(name)}">${linkTo(name, place)}</li>`,
      )}
</ul>`,
    },
  ];
}

function operationsTable({ title, path, description, operations }: Chapter, place: Place): Markup {
  const rows = operations.map(({ id, operation, method, path, resource, name }) => ({
    anchor: operationAnchor(id),
    cells: [
      html`<a href="${hrefOf(place, operationAnchor(id))}">${operation.summary}</a>`,
      html`<code>${method} ${path}</code>`,
      html`<code>${resource}.${name}</code>`,
    ],
  }));
  return html`
<h3 id="${resourceAnchor(title)}"><a href="${relative(place.path, path)}">${title}</a></h3>
${prose(description)}
${table(`Operations on ${title}`, ["Operation", "Request", "In the client"], rows)}`;
}

function eventsTable(events: readonly FoundWebhook[], place: Place): Markup {
  const rows = events.map(({ event, operation }) => ({
    anchor: eventAnchor(event),
    cells: [
      html`<a href="${hrefOf(place, eventAnchor(event))}"><code>${event}</code></a>`,
      html`${operation.summary ?? ""}`,
    ],
  }));
  return table("Webhook events", ["Event", "Sent when"], rows);
}

function examplesItem({ title, examples }: Chapter, place: Place): Markup | null {
  const links = examples.map(({ name }) => {
    const anchor = exampleAnchor(name);
    return html`<a id="${anchor}" href="${hrefOf(place, anchor)}">${name}</a>`;
  });
  if (links.length === 0) return null;
  return html`
<li>${title}: ${joined(links, ", ")}</li>`;
}

/** A table whose rows have anchors. */
function table(label: string, head: readonly string[], rows: readonly { anchor: string; cells: Markup[] }[]): Markup {
  return html`
<div class="scroll" tabindex="0" role="group" aria-label="Table: ${label}">
<table class="even">
<thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    ({ anchor, cells }) => html`
<tr id="${anchor}">${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}
</tbody>
</table>
</div>`;
}

/** The headers of all answers, each with its descriptions, of which there is one unless answers differ. */
function headersOf({ description, chapters }: Reference): [name: string, texts: string[]][] {
  const found = new Map<string, Set<string>>();
  for (const { operation } of chapters.flatMap(({ operations }) => operations))
    for (const response of Object.values(operation.responses))
      for (const [name, node] of Object.entries(deref(description, response).headers ?? {})) {
        const header: DescribedHeader = deref(description, node);
        found.set(name, (found.get(name) ?? new Set()).add(header.description ?? ""));
      }
  return [...found].map(([name, texts]) => [name, [...texts]]);
}
