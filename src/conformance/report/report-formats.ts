import { htmlReport } from "./html-report.js";
import { jsonReport } from "./json-report.js";
import { junitReport } from "./junit-report.js";
import { markdownReport } from "./markdown-report.js";
import type { Report } from "./report.js";
import { sarifReport } from "./sarif-report.js";

/** A form in which a report can be written to a file. */
export type ReportFormat = "json" | "junit" | "markdown" | "html" | "sarif";

/** What writes each form. All of them are pure: the same report gives the same text. */
export const reportFormats: Record<ReportFormat, (report: Report) => string> = {
  json: jsonReport,
  junit: junitReport,
  markdown: markdownReport,
  html: htmlReport,
  sarif: sarifReport,
};
