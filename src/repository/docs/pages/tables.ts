import { versionHeaderName } from "../../../api-versions.js";
import { deref, type ResponseObject } from "../../../bundles/openapi.js";
import { operationsOf } from "../../../bundles/operations-of.js";
import type { DescribedResponse, Description, Descriptions } from "../description.js";

const tables: Record<string, (descriptions: Descriptions) => string> = { versions, hosts, methods, errors };

/**
 * Puts tables made from the descriptions where Markdown asks for them with `<!-- table: NAME -->`, so that no fact of a
 * description is typed a second time.
 *
 * @throws Error when there is no such table
 */
export function withTables(text: string, descriptions: Descriptions, file: string): string {
  return text.replace(/^<!-- table: ([\w-]+) -->$/gm, (_, name: string) => {
    const table = tables[name];
    if (table === undefined)
      throw new Error(`${file} asks for the table ${name}; there are ${Object.keys(tables).join(", ")}.`);
    return table(descriptions);
  });
}

function versions(descriptions: Descriptions): string {
  const rows = [...descriptions]
    .reverse()
    .map(([version, description]) => [
      `[${version}](../${version}/openapi.yaml)`,
      description.info["x-status"],
      `\`${description.servers[0]?.url}${commonPrefix(Object.keys(description.paths))}\``,
      hasVersionHeader(description) ? `\`x-extend-api-version: ${version}\`` : "none",
    ]);
  return table(["API version", "Status", "URLs begin with", "Version header"], rows);
}

function hosts(descriptions: Descriptions): string {
  const rows = [...descriptions]
    .reverse()
    .flatMap(([version, { servers }]) =>
      servers.map(({ url, description = "" }) => [version, `\`${url}\``, description]),
    );
  return table(["API version", "Host", "For"], rows);
}

/** Each method of the client, with the versions that have it, newest first. */
function methods(descriptions: Descriptions): string {
  const newestFirst = [...descriptions].reverse();
  const found = newestFirst.flatMap(([version, description]) =>
    operationsOf(description).map(({ resource, name }) => ({ version, resource, method: `${resource}.${name}` })),
  );
  const resources = [...new Set(found.map(({ resource }) => resource))];
  const rows = resources.flatMap((resource) => {
    const names = new Set(found.filter((it) => it.resource === resource).map(({ method }) => method));
    return [...names].map((method) => [
      `\`${method}\``,
      ...newestFirst.map(([version]) =>
        found.some((it) => it.version === version && it.method === method) ? "yes" : "–",
      ),
    ]);
  });
  return table(["Method", ...newestFirst.map(([version]) => version)], rows);
}

/** Each error of the newest version, with the code and the answer to "try again?" of its example. */
function errors(descriptions: Descriptions): string {
  const newest = [...descriptions.values()].at(-1) as Description;
  const found = new Map<string, string[]>();
  for (const { operation } of operationsOf(newest))
    for (const [status, response] of Object.entries(operation.responses))
      if (!status.startsWith("2")) found.set(status, errorRow(newest, status, deref(newest, response)));
  return table(["Status", "`code`", "`retryable`", "What it means"], [...found.values()]);
}

function errorRow(description: Description, status: string, response: ResponseObject): string[] {
  const media = response.content?.["application/json"];
  const [example = { value: {} }] = Object.values(media?.examples ?? {});
  const { code = "", retryable = "" } = deref(description, example).value as { code?: string; retryable?: boolean };
  return [status, `\`${code}\``, `\`${retryable}\``, (response as DescribedResponse).description ?? ""];
}

/** The first step of the paths, where all have the same. */
function commonPrefix(paths: readonly string[]): string {
  const first = /^\/[^/]+\//.exec(paths[0] ?? "")?.[0] ?? "/";
  return paths.every((path) => path.startsWith(first)) ? first : "/";
}

function hasVersionHeader(description: Description): boolean {
  return operationsOf(description).some(({ parameters }) => parameters.some(({ name }) => name === versionHeaderName));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("\n", " ").replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
