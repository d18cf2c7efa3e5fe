import type { Report } from "./report.js";

/** A command that sends the requests of a report again; null when they were not generated, but passed through. */
export function repeatCommand({ url, apiVersions, runIds, seed, cases, write }: Report): string | null {
  const [apiVersion] = apiVersions;
  if (seed === null || apiVersion === undefined) return null;
  const runs = runIds.flatMap((id) => ["--run-id", quoted(id)]);
  const flags = ["--url", quoted(url), "--api-version", apiVersion, ...runs, "--seed", seed, "--cases", cases];
  return ["extend-contract verify", ...flags, ...(write ? ["--write"] : [])].join(" ");
}

function quoted(text: string): string {
  return /^[\w.:/@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
