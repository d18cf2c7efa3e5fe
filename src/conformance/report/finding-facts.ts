import type { Finding } from "./report.js";
import { times } from "./summary.js";

/** What is known about a finding beside its message, as names and values in the order in which a report shows them. */
export function findingFacts(finding: Finding): [name: string, value: string][] {
  const { apiVersion, operation, request, status, at, alsoAt, schemaAt, documented, received, count } = finding;
  const facts: [string, string | null][] = [
    ["API version", apiVersion],
    ["Operation", operation],
    ["Request", `${request.method} ${request.path}`],
    ["Status", status === null ? "no answer" : String(status)],
    ["Place in the body", at === "" ? "the whole body" : at],
    ["Also there", alsoAt.length === 0 ? null : alsoAt.join(", ")],
    ["Place in the description", schemaAt],
    ["Documented", documented],
    ["Received", received],
    ["Seen", times(count)],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}
