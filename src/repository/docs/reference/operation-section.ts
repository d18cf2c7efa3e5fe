import { deref } from "../../../bundles/openapi.js";
import type { DescribedMediaType, DescribedParameter, Description, Operation } from "../description.js";
import { highlighted } from "../markdown/highlighted.js";
import { codeBlock } from "../markdown/scrolling.js";
import { html, type Markup } from "../markup.js";
import { curlOf } from "./curl-of.js";
import { shortExamples } from "./examples.js";
import { limitsOf } from "./limits-of.js";
import { prose } from "./prose.js";
import { responseSection } from "./response-section.js";
import { typeOf } from "./type-of.js";

/** The anchor of an operation; an operation has the same in every version. */
export function operationAnchor({ operation }: Operation): string {
  return `operation-${operation.operationId}`;
}

/** All that a description says about one operation. */
export function operationSection(description: Description, at: Operation, elsewhere: Markup | null): Markup {
  const { method, path, operation, parameters } = at;
  const anchor = operationAnchor(at);
  const body = operation.requestBody === undefined ? undefined : deref(description, operation.requestBody);
  const media = body?.content["application/json"] as DescribedMediaType | undefined;
  return html`
<section class="operation" id="${anchor}">
<h3><a href="#${anchor}">${operation.summary}</a></h3>
<p class="call"><span class="method">${method}</span> <code>${path}</code></p>
${elsewhere}
${prose(operation.description)}
<h4>Request with curl</h4>
${codeBlock(`Request with curl: ${operation.summary}`, highlighted(curlOf(description, at), "sh"))}
<h4>Parameters</h4>
<ul class="members">${parameters.map((parameter) => parameterItem(deref(description, parameter), anchor))}
</ul>
${
  media === undefined
    ? null
    : html`
<h4>Body</h4>
<p class="facts">${typeOf(media.schema)}<span>application/json</span></p>
${prose((body as { description?: string }).description)}
${shortExamples(description, media)}`
}
<h4>Responses</h4>
${Object.entries(operation.responses).map(([status, response]) =>
  responseSection(description, status, deref(description, response), `${anchor}.${status}`),
)}
</section>`;
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
    ? html`<p class="example">Example: <code>${String(example)}</code></p>`
    : html`<p class="values">Value: <code>${schema.enum.join(", ")}</code></p>`
}
</li>`;
}
