import { deref } from "../../../bundles/openapi.js";
import type { DescribedMediaType, Description, Operation } from "../description.js";

/** A command that sends the operation to the first server, with an id and a body from the examples. */
export function curlOf(description: Description, { method, path, parameters, operation }: Operation): string {
  const known = parameters.map((parameter) => deref(description, parameter));
  const url = path.replace(/\{([^}]+)\}/g, (_, name: string) => {
    return encodeURIComponent(String(known.find((parameter) => parameter.name === name)?.example));
  });
  const version = known.find(({ name }) => name === "x-extend-api-version")?.schema.enum?.[0];
  const body = operation.requestBody && deref(description, operation.requestBody).content["application/json"];
  const [sample] = Object.values((body as DescribedMediaType | undefined)?.examples ?? {});
  const lines = [
    `curl ${method === "GET" ? "" : `-X ${method} `}${description.servers[0]?.url ?? ""}${url}`,
    '-H "Authorization: Bearer $EXTEND_API_KEY"',
    ...(version === undefined ? [] : [`-H "x-extend-api-version: ${version}"`]),
    ...(sample === undefined
      ? []
      : ['-H "Content-Type: application/json"', `-d '${JSON.stringify(deref(description, sample).value)}'`]),
  ];
  return lines.join(" \\\n  ");
}
