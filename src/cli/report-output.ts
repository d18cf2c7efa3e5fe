import { constants } from "node:fs";
import { access, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { InvalidArgumentError } from "commander";
import type { Report, ReportFormat, reportFormats, textReport } from "../verify.js";

/** A report to write beside the one on the terminal. */
export interface ReportFile {
  format: string;
  file: string;
}

/** What makes the texts of a report. */
interface Formats {
  reportFormats: typeof reportFormats;
  textReport: typeof textReport;
}

const exitCodes: Record<Report["verdict"], number> = { conforms: 0, differs: 1, none: 2 };

/** Reads a flag such as `html=report.html`, which may be given several times. */
export function parseReportFile(text: string, previous: ReportFile[] = []): ReportFile[] {
  const [, format, file] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (format === undefined || file === undefined) throw new InvalidArgumentError("Give FORMAT=FILE.");
  if (file === "-")
    throw new InvalidArgumentError(`Give a file, such as ${format}=report.${format}: stdout has the text.`);
  return [...previous, { format, file }];
}

/** Where a report goes: to the terminal and to files. */
export interface ReportOutput {
  /**
   * Prints a report, writes the files, and says how to exit: 0 where the contract is kept, 1 where it is not, 2 where there
   * is no verdict.
   *
   * @throws Error that names the file which cannot be written
   */
  write(report: Report): Promise<number>;
}

/**
 * Makes the output of reports, and sees that it will work, so that no verification is lost for a folder that is not there.
 *
 * @throws TypeError for a format that there is not
 * @throws Error that names the file which cannot be written
 */
export async function createReportOutput(files: readonly ReportFile[], formats: Formats): Promise<ReportOutput> {
  const { reportFormats, textReport } = formats;
  for (const { format, file } of files) {
    if (!Object.hasOwn(reportFormats, format)) {
      const known = Object.keys(reportFormats).join(", ");
      throw new TypeError(`There is no report ${format}. Give FORMAT=FILE with one of ${known}.`);
    }
    await checkFile(file);
  }
  return {
    async write(report) {
      process.stdout.write(textReport(report, { color: process.stdout.isTTY && !process.env.NO_COLOR }));
      for (const { format, file } of files) await writeFile(file, reportFormats[format as ReportFormat](report));
      return exitCodes[report.verdict];
    },
  };
}

/** @throws Error that says why the file will not be written */
async function checkFile(file: string): Promise<void> {
  const folder = path.dirname(path.resolve(file));
  const isFolder = (at: string) =>
    stat(at).then(
      (it) => it.isDirectory(),
      () => undefined,
    );
  const isWritable = (at: string) =>
    access(at, constants.W_OK).then(
      () => true,
      () => false,
    );
  const why = (await isFolder(file))
    ? "it is a folder"
    : !(await isFolder(folder))
      ? `there is no folder ${folder}`
      : !(await isWritable((await isFolder(file)) === false ? file : folder))
        ? "this user may not write it"
        : undefined;
  if (why !== undefined) throw new Error(`The report ${file} cannot be written: ${why}.`);
}
