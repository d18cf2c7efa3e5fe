import type { Finding, Report } from "./report.js";
import { onOneLine } from "./visible.js";

/** GitHub shows no more of a kind for one step. */
const mostOfAKind = 10;

/**
 * The errors and the advice of a report as commands of GitHub's workflows, which become annotations of the run that prints
 * them: a line for each.
 */
export function githubAnnotations({ findings }: Report): string {
  const of = (severity: Finding["severity"], command: string) =>
    findings
      .filter((finding) => finding.severity === severity)
      .slice(0, mostOfAKind)
      .map((finding) => {
        const { check, apiVersion, operation, at, message, request } = finding;
        const title = [check, apiVersion, operation].filter((part) => part !== null).join(" ");
        const where = `${request.method} ${request.path}${at === null || at === "" ? "" : `, at ${at}`}`;
        return `::${command} title=${property(title)}::${data(`${message} (${where})`)}\n`;
      });
  return [...of("error", "error"), ...of("advice", "warning")].join("");
}

function data(text: string): string {
  return onOneLine(text).replaceAll("%", "%25");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
