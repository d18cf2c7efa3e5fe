import type { Report } from "./report.js";

/** A report as JSON, for programs. `verify-report.schema.json` describes it. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
