import { deref } from "../../../bundles/openapi.js";
import type { Description, Operation } from "../description.js";

/** A command that sends the operation to the first server, with the ids and the body of the examples. */
export function curlOf(description: Description, { method, path, parameters, operation, facts }: Operation): string {
  const url = path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(String(parameters.find((parameter) => parameter.name === name)?.example)),
  );
  const version = parameters.find(({ name }) => name === "x-extend-api-version")?.schema.enum?.[0];
  const media = operation.requestBody && Object.values(deref(description, operation.requestBody).content)[0];
  const [sample] = Object.values(media?.examples ?? {});
  const body = sample && deref(description, sample).value;
  // curl takes what has a body for a POST, and what has none for a GET.
  const implied = body === undefined ? "GET" : "POST";
  const lines = [
    `curl ${method === implied ? "" : `-X ${method} `}${description.servers[0]?.url ?? ""}${url}`,
    '-H "Authorization: Bearer $EXTEND_API_KEY"',
    ...(version === undefined ? [] : [`-H "x-extend-api-version: ${version}"`]),
    ...(body === undefined ? [] : facts.file === undefined ? jsonBody(body) : form(body as object, facts.file)),
  ];
  return lines.join(" \\\n  ");
}

function jsonBody(body: unknown): string[] {
  return ['-H "Content-Type: application/json"', `-d '${JSON.stringify(body)}'`];
}

function form(members: object, file: string): string[] {
  return Object.entries(members).map(([name, value]) => `-F "${name}=${name === file ? "@document.pdf" : value}"`);
}
