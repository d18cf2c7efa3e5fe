import type { ApiVersion } from "../../../api-versions.js";
import { type Description, type Descriptions, operationsOf } from "../description.js";
import { html, joined, type Markup } from "../markup.js";
import type { ContentsEntry, Page } from "../page.js";
import { sharedExamples } from "./anchors-of.js";
import { exampleSections } from "./examples.js";
import { operationAnchor, operationSection } from "./operation-section.js";
import { prose } from "./prose.js";
import { schemaBody } from "./schema-body.js";
import { usersOf } from "./used-by.js";
import { elsewhere, versionSwitch } from "./version-switch.js";

/** The reference page of one API version: everything that its description says. */
export function referencePage(version: ApiVersion, description: Description, descriptions: Descriptions): Page {
  const { info, servers, components } = description;
  return {
    path: `reference/${version}.html`,
    section: "reference",
    title: version,
    summary: info.summary,
    contents: contentsOf(description),
    body: html`
<h1>API version <span class="date">${version}</span> <span class="badge ${info["x-status"]}">${info["x-status"]}</span></h1>
${versionSwitch(version, descriptions)}
${prose(info.description)}
<h2 id="servers">Servers</h2>
<ul>${servers.map(({ url, description }) => html`<li><code>${url}</code> ${description ?? null}</li>`)}</ul>
<h2 id="authentication">Authentication</h2>
${Object.values(components.securitySchemes).map(({ description }) => prose(description))}
<section id="operations">
<h2>Operations</h2>
${operationsOf(description).map((at) => operationSection(description, at, elsewhere(operationAnchor(at), version, descriptions)))}
</section>
<section id="examples">
<h2>Examples of runs</h2>
<p>The bodies that a successful answer can have. Mock and sandbox serve them under the same names and ids.</p>
${exampleSections(description, sharedExamples(description))}
</section>
<section id="schemas">
<h2>Schemas</h2>
${schemaNames(description).map((name) => schemaSection(name, version, description, descriptions))}
</section>`,
  };
}

function schemaSection(name: string, version: ApiVersion, description: Description, all: Descriptions): Markup {
  const schema = description.components.schemas[name] ?? {};
  const anchor = `schema-${name}`;
  const users = usersOf(description).get(name) ?? [];
  return html`
<section class="schema" id="${anchor}">
<h3><a href="#${anchor}">${name}</a></h3>
${elsewhere(anchor, version, all)}
${prose(schema.description as string | undefined)}
${schemaBody(schema, anchor)}
${
  users.length === 0
    ? null
    : html`<p class="used">Used by ${joined(
        users.map((user) => html`<a href="#schema-${user}"><code>${user}</code></a>`),
        ", ",
      )}</p>`
}
</section>`;
}

function schemaNames({ components }: Description): string[] {
  return Object.keys(components.schemas).sort((a, b) => a.localeCompare(b, "en"));
}

function contentsOf(description: Description): ContentsEntry[] {
  return [
    { id: "servers", title: "Servers" },
    { id: "authentication", title: "Authentication" },
    {
      id: "operations",
      title: "Operations",
      below: operationsOf(description).map((at) => ({ id: operationAnchor(at), title: at.operation.summary })),
    },
    {
      id: "examples",
      title: "Examples of runs",
      below: sharedExamples(description).map((name) => ({ id: `example-${name}`, title: name })),
    },
    {
      id: "schemas",
      title: "Schemas",
      below: schemaNames(description).map((name) => ({
        id: `schema-${name}`,
        title: name,
        code: true,
      })),
    },
  ];
}
