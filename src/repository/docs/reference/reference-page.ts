import type { ApiVersion } from "../../../api-versions.js";
import { webhooksOf } from "../../../bundles/operations-of.js";
import { type Description, type Descriptions, operationsByResource } from "../description.js";
import { html, joined, type Markup } from "../markup.js";
import type { ContentsEntry, Page } from "../page.js";
import { exampleAnchor, operationAnchor, resourceAnchor, schemaAnchor, webhookAnchor } from "./anchors.js";
import { exampleSections, sharedExamples } from "./examples.js";
import { operationSection, webhookSection } from "./operation-section.js";
import { prose } from "./prose.js";
import { schemaBody } from "./schema-body.js";
import { usersOf } from "./used-by.js";
import { elsewhere, versionSwitch } from "./version-switch.js";

/** The reference page of one API version: everything that its description says. */
export function referencePage(version: ApiVersion, description: Description, descriptions: Descriptions): Page {
  const { info, servers, components } = description;
  const users = usersOf(description);
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
${operationsByResource(description).map(
  ({ name, description: text, operations }) => html`
<section id="${resourceAnchor(name)}">
<h3><a href="#${resourceAnchor(name)}">${name}</a></h3>
${prose(text)}
${operations.map((at) => operationSection(description, at, elsewhere(operationAnchor(at.id), version, descriptions)))}
</section>`,
)}
</section>
${webhooksPart(version, description, descriptions)}
<section id="examples">
<h2>Examples of answers</h2>
<p>The bodies that a successful answer can have. Mock and sandbox serve them under the same names and ids.</p>
${exampleSections(description)}
</section>
<section id="schemas">
<h2>Schemas</h2>
${schemaNames(description).map((name) => schemaSection(name, users.get(name) ?? [], version, description, descriptions))}
</section>`,
  };
}

function schemaSection(
  name: string,
  users: readonly string[],
  version: ApiVersion,
  description: Description,
  all: Descriptions,
): Markup {
  const schema = description.components.schemas[name] ?? {};
  const anchor = schemaAnchor(name);
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

/** The events that a version delivers; none where it has no webhooks. */
function webhooksPart(version: ApiVersion, description: Description, all: Descriptions): Markup | null {
  const webhooks = webhooksOf(description);
  if (webhooks.length === 0) return null;
  return html`
<section id="webhooks">
<h2>Webhooks</h2>
<p>What Extend sends to an address of yours when something happens.</p>
${webhooks.map((webhook) => webhookSection(description, webhook, elsewhere(webhookAnchor(webhook.event), version, all)))}
</section>`;
}

function contentsOf(description: Description): ContentsEntry[] {
  const webhooks = webhooksOf(description);
  return [
    { id: "servers", title: "Servers" },
    { id: "authentication", title: "Authentication" },
    ...operationsByResource(description).map(
      ({ name, operations }): ContentsEntry => ({
        id: resourceAnchor(name),
        title: name,
        fold: "open",
        below: operations.map(({ id, operation }) => ({ id: operationAnchor(id), title: operation.summary })),
      }),
    ),
    ...(webhooks.length === 0
      ? []
      : [
          {
            id: "webhooks",
            title: "Webhooks",
            fold: "closed" as const,
            below: webhooks.map(({ event }) => ({ id: webhookAnchor(event), title: event, code: true })),
          },
        ]),
    {
      id: "examples",
      title: "Examples of answers",
      fold: "closed",
      below: sharedExamples(description).flatMap(({ examples }) =>
        examples.map(({ name }) => ({ id: exampleAnchor(name), title: name })),
      ),
    },
    {
      id: "schemas",
      title: "Schemas",
      fold: "closed",
      below: schemaNames(description).map((name) => ({ id: schemaAnchor(name), title: name, code: true })),
    },
  ];
}
