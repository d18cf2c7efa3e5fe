import { deref } from "../../../bundles/openapi.js";
import type { DescribedHeader } from "../description.js";
import { prose } from "../markdown/render-markdown.js";
import { html, joined, type Markup } from "../markup.js";
import { overviewPath, type Page, relative } from "../page.js";
import {
  eventAnchor,
  exampleAnchor,
  hrefOf,
  operationAnchor,
  type Place,
  type Reference,
  resourceAnchor,
  schemaAnchor,
  versionSwitch,
} from "./reference.js";
import { linkTo } from "./type-of.js";

/**
 * The page that the reference of a version begins with: what is true of all of it, and where what is described. Its entries
 * have the anchors of what they lead to.
 */
export function overviewPage(reference: Reference, references: readonly Reference[]): Page {
  const { version, description, chapters } = reference;
  const { info, servers, components } = description;
  const path = overviewPath(version);
  const place: Place = { reference, references, path };
  const resources = chapters.filter(({ operations }) => operations.length > 0);
  const events = chapters.flatMap((chapter) => chapter.events);
  const headers = headersOf(reference);
  return {
    path,
    section: "reference",
    version,
    title: "Overview",
    summary: info.summary,
    contents: [
      { id: "servers", title: "Servers" },
      { id: "authentication", title: "Authentication" },
      ...(headers.length === 0 ? [] : [{ id: "headers", title: "Headers of answers" }]),
      {
        id: "operations",
        title: "Operations",
        below: resources.map(({ title }) => ({ id: resourceAnchor(title), title })),
      },
      ...(events.length === 0 ? [] : [{ id: "webhooks", title: "Webhook events" }]),
      { id: "examples", title: "Examples of answers" },
      { id: "schemas", title: "Schemas" },
    ],
    body: html`
<h1>API version <span class="date">${version}</span> <span class="badge ${info["x-status"]}">${info["x-status"]}</span></h1>
${versionSwitch(place)}
${prose(info.description)}
<h2 id="servers">Servers</h2>
<ul>${servers.map(({ url, description }) => html`<li><code>${url}</code> ${description ?? null}</li>`)}</ul>
<h2 id="authentication">Authentication</h2>
${Object.values(components.securitySchemes).map(({ description }) => prose(description))}
${
  headers.length === 0
    ? null
    : html`
<h2 id="headers">Headers of answers</h2>
<dl>${headers.map(([name, text]) => html`<dt><code>${name}</code></dt><dd>${prose(text)}</dd>`)}</dl>`
}
<h2 id="operations">Operations</h2>
${resources.map(
  ({ title, path: page, operations, description: text }) => html`
<h3 id="${resourceAnchor(title)}"><a href="${relative(path, page)}">${title}</a></h3>
${prose(text)}
${table(
  `Operations on ${title}`,
  ["Operation", "Request", "In the client"],
  operations.map(({ id, operation, method, path: url, resource, name }) => ({
    anchor: operationAnchor(id),
    cells: [
      html`<a href="${hrefOf(place, operationAnchor(id))}">${operation.summary}</a>`,
      html`<code>${method} ${url}</code>`,
      html`<code>${resource}.${name}</code>`,
    ],
  })),
)}`,
)}
${
  events.length === 0
    ? null
    : html`
<h2 id="webhooks">Webhook events</h2>
${table(
  "Webhook events",
  ["Event", "Sent when"],
  events.map(({ event, operation }) => ({
    anchor: eventAnchor(event),
    cells: [
      html`<a href="${hrefOf(place, eventAnchor(event))}"><code>${event}</code></a>`,
      html`${operation.summary ?? ""}`,
    ],
  })),
)}`
}
<h2 id="examples">Examples of answers</h2>
<p>Mock and sandbox serve them under the same names and ids.</p>
<ul>${resources.map(({ title, examples }) => {
      const links = examples.map(({ name }) => {
        const anchor = exampleAnchor(name);
        return html`<a id="${anchor}" href="${hrefOf(place, anchor)}">${name}</a>`;
      });
      return links.length === 0
        ? null
        : html`
<li>${title}: ${joined(links, ", ")}</li>`;
    })}
</ul>
<h2 id="schemas">Schemas</h2>
<ul class="index">${Object.keys(components.schemas)
      .sort((a, b) => a.localeCompare(b, "en"))
      .map(
        (name) => html`
<li id="${schemaAnchor(name)}">${linkTo(name, place)}</li>`,
      )}
</ul>`,
  };
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

/** The headers of all answers with their descriptions, each once. */
function headersOf({ description, chapters }: Reference): [name: string, text: string | undefined][] {
  const responses = chapters.flatMap(({ operations }) =>
    operations.flatMap(({ operation }) => Object.values(operation.responses)),
  );
  const headers = responses.flatMap((response) => Object.entries(deref(description, response).headers ?? {}));
  const described = headers.map(([name, header]): [string, string | undefined] => [
    name,
    (deref(description, header) as DescribedHeader).description,
  ]);
  return [...new Map(described.map((header) => [header.join(), header])).values()];
}
