import { deref } from "../../../bundles/openapi.js";
import type { FoundWebhook } from "../../../bundles/operations-of.js";
import type {
  DescribedMediaType,
  DescribedOperation,
  DescribedParameter,
  Description,
  Operation,
} from "../description.js";
import { codeBlock } from "../markdown/code-block.js";
import { html, type Markup } from "../markup.js";
import { operationAnchor, webhookAnchor } from "./anchors.js";
import { curlOf } from "./curl-of.js";
import { examplesInPlace } from "./examples.js";
import { limitsOf } from "./limits-of.js";
import { prose } from "./prose.js";
import { responseSection } from "./response-section.js";
import { typeOf } from "./type-of.js";

/** All that a description says about one operation. What goes wrong is folded: there is more of it than of the rest. */
export function operationSection(description: Description, at: Operation, elsewhere: Markup | null): Markup {
  const { method, path, operation, parameters, resource, name } = at;
  const anchor = operationAnchor(at.id);
  const responses = Object.entries(operation.responses);
  const section = ([status, response]: (typeof responses)[number]) =>
    responseSection(description, status, deref(description, response), `${anchor}.${status}`);
  const errors = responses.filter(([status]) => !status.startsWith("2"));
  return html`
<section class="operation" id="${anchor}">
<h4><a href="#${anchor}">${operation.summary}</a></h4>
<p class="call"><span class="method">${method}</span> <code>${path}</code></p>
<p class="facts">In the client: <code>${resource}.${name}</code></p>
${elsewhere}
${prose(operation.description)}
<h5>Request with curl</h5>
${codeBlock(`Request with curl: ${operation.summary}`, curlOf(description, at), "sh")}
<h5>Parameters</h5>
${parameterList(parameters, anchor)}
${bodyOf(description, operation)}
<h5>Responses</h5>
${responses.filter(([status]) => status.startsWith("2")).map(section)}
${
  errors.length === 0
    ? null
    : html`
<details class="errors"><summary>Errors: ${errors.map(([status]) => status).join(", ")}</summary>
${errors.map(section)}
</details>`
}
</section>`;
}

/** What a description says about one kind of event: what is sent, and what has to be answered. */
export function webhookSection(
  description: Description,
  { event, operation, parameters }: FoundWebhook,
  elsewhere: Markup | null,
): Markup {
  const anchor = webhookAnchor(event);
  const described = operation as DescribedOperation;
  return html`
<section class="operation" id="${anchor}">
<h3><a href="#${anchor}">${described.summary}</a></h3>
<p class="call"><code>${event}</code></p>
${elsewhere}
${prose(described.description)}
<h4>Headers</h4>
${parameterList(parameters, anchor)}
${bodyOf(description, described, "h4")}
<h4>What to answer</h4>
${Object.values(operation.responses).map((response) => prose((deref(description, response) as { description?: string }).description))}
</section>`;
}

function bodyOf(description: Description, operation: DescribedOperation, heading: "h4" | "h5" = "h5"): Markup | null {
  if (operation.requestBody === undefined) return null;
  const body = deref(description, operation.requestBody);
  const [[type, media] = []] = Object.entries(body.content) as [string, DescribedMediaType][];
  if (type === undefined || media === undefined) return null;
  return html`
${heading === "h4" ? html`<h4>Body</h4>` : html`<h5>Body</h5>`}
<p class="facts">${typeOf(media.schema)} <span>${type}</span></p>
${prose((body as { description?: string }).description)}
${examplesInPlace(description, media)}`;
}

/** What is of the operation alone comes first: most headers are those of every request. */
const places = ["path", "query", "header", "cookie"];

function parameterList(parameters: readonly DescribedParameter[], anchor: string): Markup {
  const inOrder = places.flatMap((place) => parameters.filter((parameter) => parameter.in === place));
  return html`
<ul class="members">${inOrder.map((parameter) => parameterItem(parameter, anchor))}
</ul>`;
}

function parameterItem(parameter: DescribedParameter, anchor: string): Markup {
  const { name, in: place, required, schema, description, example } = parameter;
  const id = `${anchor}.${name}`;
  return html`
<li class="member" id="${id}">
<p class="head"><a class="name" href="#${id}"><code>${name}</code></a> <span class="type">${typeOf(schema)}</span>
<span class="limit">in ${place}</span> <span class="${required ? "required" : "optional"}">${required ? "required" : "optional"}</span>${limitsOf(
    schema,
  ).map((limit) => html` <span class="limit">${limit}</span>`)}</p>
${prose(description)}
${
  schema.enum === undefined
    ? html`<p class="example">Example: <code>${typeof example === "string" ? example : JSON.stringify(example)}</code></p>`
    : html`<p class="values">${schema.enum.length === 1 ? "Value" : "Values"}: <code>${schema.enum.join(", ")}</code></p>`
}
</li>`;
}
