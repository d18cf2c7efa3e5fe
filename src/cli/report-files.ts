import { writeFile } from "node:fs/promises";
import { InvalidArgumentError } from "commander";
import type { Report, ReportFormat, reportFormats } from "../verify.js";

/** A report to write beside the one on the terminal. */
export interface ReportFile {
  format: string;
  file: string;
}

/** Reads a flag such as `html=report.html`, which may be given several times. */
export function parseReportFile(text: string, previous: ReportFile[] = []): ReportFile[] {
  const [, format, file] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (format === undefined || file === undefined) throw new InvalidArgumentError("Give FORMAT=FILE.");
  return [...previous, { format, file }];
}

/** Writes reports, in the formats that there are. */
export interface ReportWriter {
  /** @throws Error that names the file which cannot be written */
  write(report: Report): Promise<void>;
}

/**
 * Makes a writer of the reports that were asked for.
 *
 * @throws TypeError for a format that there is not
 */
export function createReportWriter(files: readonly ReportFile[], formats: typeof reportFormats): ReportWriter {
  for (const { format } of files) {
    if (Object.hasOwn(formats, format)) continue;
    throw new TypeError(
      `There is no report ${format}. Give FORMAT=FILE with one of ${Object.keys(formats).join(", ")}.`,
    );
  }
  return {
    async write(report) {
      for (const { format, file } of files) await writeFile(file, formats[format as ReportFormat](report));
    },
  };
}
