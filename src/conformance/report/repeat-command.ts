import type { ResolvedOptions } from "../options.js";

/** A command that sends the requests of a verification again, in the same order. The key is read from the environment. */
export function repeatCommand(options: ResolvedOptions): string {
  const {
    url,
    apiVersion,
    runIds,
    workspaceId,
    foreignRunId,
    workflowId,
    fileUrl,
    only,
    seed,
    cases,
    concurrency,
    timeoutMs,
  } = options;
  const { write, writeName, writeAll, create, allowInsecureHttp } = options;
  const valued = (name: string, value: string | number | undefined) =>
    value === undefined ? [] : [name, quoted(String(value))];
  const words = [
    ...valued("--url", url),
    ...(allowInsecureHttp ? ["--allow-insecure-http"] : []),
    ...valued("--api-version", apiVersion),
    ...runIds.flatMap((id) => valued("--run-id", id)),
    ...valued("--workspace-id", workspaceId),
    ...valued("--foreign-run-id", foreignRunId),
    ...valued("--workflow-id", workflowId),
    ...valued("--file-url", fileUrl),
    ...(only ?? []).flatMap((name) => valued("--only", name)),
    ...valued("--seed", seed),
    ...valued("--cases", cases),
    ...(concurrency === 1 ? [] : valued("--concurrency", concurrency)),
    ...(timeoutMs === 10_000 ? [] : valued("--timeout", timeoutMs)),
    ...(write ? ["--write"] : []),
    ...(writeName ? ["--write-name"] : []),
    ...(writeAll ? ["--write-all"] : []),
    ...(create ? ["--create"] : []),
  ];
  return ["extend-contract verify", ...words].join(" ");
}

function quoted(text: string): string {
  return /^[\w.:/@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
