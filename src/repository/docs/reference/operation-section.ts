import { deref } from "../../../bundles/openapi.js";
import type { FoundWebhook } from "../../../bundles/operations-of.js";
import type { DescribedMediaType, DescribedOperation, DescribedParameter, Operation } from "../description.js";
import { codeBlock } from "../markdown/code-block.js";
import { prose } from "../markdown/render-markdown.js";
import { html, type Markup } from "../markup.js";
import { curlOf } from "./curl-of.js";
import { examplesInPlace } from "./examples.js";
import { limitsOf } from "./limits-of.js";
import { elsewhere, eventAnchor, operationAnchor, type Place } from "./reference.js";
import { responseSection } from "./response-section.js";
import { typeOf } from "./type-of.js";

/** All that a description says about one operation. What goes wrong is folded: there is more of it than of the rest. */
export function operationSection(at: Operation, place: Place): Markup {
  const { description } = place.reference;
  const { method, path, operation, parameters, resource, name } = at;
  const anchor = operationAnchor(at.id);
  const responses = Object.entries(operation.responses);
  const section = ([status, response]: (typeof responses)[number]) =>
    responseSection(status, deref(description, response), `${anchor}.${status}`, place);
  const errors = responses.filter(([status]) => !status.startsWith("2"));
  return html`
<section class="operation" id="${anchor}">
<h3><a href="#${anchor}">${operation.summary}</a></h3>
<p class="call"><span class="method">${method}</span> <code>${path}</code></p>
<p class="facts">In the client: <code>${resource}.${name}</code></p>
${elsewhere(place, anchor)}
${prose(operation.description)}
<h4>Request with curl</h4>
${codeBlock(`Request with curl: ${operation.summary}`, curlOf(description, at), "sh")}
${
  parameters.length === 0
    ? null
    : html`
<h4>Parameters</h4>
${parameterList(parameters, anchor, place)}`
}
${bodyOf(operation, place)}
<h4>Responses</h4>
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
export function eventSection({ event, operation, parameters }: FoundWebhook, place: Place): Markup {
  const { description } = place.reference;
  const anchor = eventAnchor(event);
  const described = operation as DescribedOperation;
  return html`
<section class="operation" id="${anchor}">
<h3><a href="#${anchor}">${described.summary}</a></h3>
<p class="call"><code>${event}</code></p>
${elsewhere(place, anchor)}
${prose(described.description)}
${
  parameters.length === 0
    ? null
    : html`
<h4>Headers</h4>
${parameterList(parameters, anchor, place)}`
}
${bodyOf(described, place)}
<h4>What to answer</h4>
${Object.values(operation.responses).map((response) => prose((deref(description, response) as { description?: string }).description))}
</section>`;
}

function bodyOf(operation: DescribedOperation, place: Place): Markup | null {
  if (operation.requestBody === undefined) return null;
  const body = deref(place.reference.description, operation.requestBody);
  const [[type, media] = []] = Object.entries(body.content) as [string, DescribedMediaType][];
  if (type === undefined || media === undefined) return null;
  return html`
<h4>Body</h4>
<p class="facts">${typeOf(media.schema, place)} <span>${type}</span></p>
${prose((body as { description?: string }).description)}
${examplesInPlace(media, place)}`;
}

/** What is of the operation alone comes first: most headers are those of every request. */
const carriers = ["path", "query", "header", "cookie"];

function parameterList(parameters: readonly DescribedParameter[], anchor: string, place: Place): Markup {
  const inOrder = carriers.flatMap((carrier) => parameters.filter((parameter) => parameter.in === carrier));
  return html`
<ul class="members">${inOrder.map((parameter) => parameterItem(parameter, anchor, place))}
</ul>`;
}

function parameterItem(parameter: DescribedParameter, anchor: string, place: Place): Markup {
  const { name, in: carrier, required, schema, description, example } = parameter;
  const id = `${anchor}.${name}`;
  return html`
<li class="member" id="${id}">
<p class="head"><a class="name" href="#${id}"><code>${name}</code></a> <span class="type">${typeOf(schema, place)}</span>
<span class="limit">in ${carrier}</span> <span class="${required ? "required" : "optional"}">${required ? "required" : "optional"}</span>${limitsOf(
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
