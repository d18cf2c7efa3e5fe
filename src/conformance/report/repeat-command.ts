import type { Report } from "./report.js";

/** A command that sends the requests of a report again; null when they were not generated, but passed through. */
export function repeatCommand({ url, apiVersions, seed, write }: Report): string | null {
  const [apiVersion] = apiVersions;
  if (seed === null || apiVersion === undefined) return null;
  const flags = ["--url", quoted(url), "--api-version", apiVersion, "--run-id", '"$RUN_ID"', "--seed", String(seed)];
  return ["extend-contract verify", ...flags, ...(write ? ["--write"] : [])].join(" ");
}

function quoted(text: string): string {
  return /^[\w.:/@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
