import type { ResponseObject } from "../../../bundles/openapi.js";
import { deref } from "../../../bundles/openapi.js";
import { type DescribedResponse, type Description, type Descriptions, operationsOf } from "../description.js";

const tables: Record<string, (descriptions: Descriptions) => string> = { versions, hosts, errors };

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
    .map(([version, { info, servers, paths }]) => [
      `[${version}](../${version}/openapi.yaml)`,
      info["x-status"],
      `\`${servers[0]?.url}${Object.keys(paths)[0]}\``,
      hasVersionHeader(descriptions.get(version)) ? `\`x-extend-api-version: ${version}\`` : "none",
    ]);
  return table(["API version", "Status", "URL of a run", "Version header"], rows);
}

function hosts(descriptions: Descriptions): string {
  const rows = [...descriptions]
    .reverse()
    .flatMap(([version, { servers }]) =>
      servers.map(({ url, description = "" }) => [version, `\`${url}\``, description]),
    );
  return table(["API version", "Host", "For"], rows);
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

function hasVersionHeader(description: Description | undefined): boolean {
  return Object.values(description?.paths ?? {}).some(({ parameters = [] }) =>
    parameters.some((parameter) => description && deref(description, parameter).name === "x-extend-api-version"),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("\n", " ").replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
