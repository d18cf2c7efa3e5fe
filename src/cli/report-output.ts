import { constants } from "node:fs";
import { access, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import type * as conformance from "../verify.js";
import type { Baseline, ContractCoverage, Report, ReportFormat } from "../verify.js";

/** A report to write beside the one on the terminal. */
export interface ReportFile {
  format: string;
  file: string;
}

/** Flags of every command that reports. */
export interface ReportFlags {
  report?: ReportFile[] | undefined;
  coverage?: string | undefined;
  baseline?: string | undefined;
  baselineWrite?: boolean | undefined;
}

const exitCodes: Record<Report["verdict"], number> = { conforms: 0, differs: 1, none: 2 };

/** Reads a flag such as `html=report.html`, which may be given several times. */
function parseReportFile(text: string, previous: ReportFile[] = []): ReportFile[] {
  const [, format, file] = /^(\w+)=(.+)$/.exec(text) ?? [];
  if (format === undefined || file === undefined) throw new InvalidArgumentError("Give FORMAT=FILE.");
  if (file === "-")
    throw new InvalidArgumentError(`Give a file, such as ${format}=report.${format}: stdout has the text.`);
  return [...previous, { format, file }];
}

/** Adds {@link ReportFlags} to a command. */
export function withReportFlags(command: Command): Command {
  return command
    .option(
      "--report <format=file>",
      "also write a report: json, junit, markdown, html or sarif; may be repeated",
      parseReportFile,
    )
    .option("--coverage <file>", "add what the answers showed of the descriptions to this file, or make it")
    .option("--baseline <file>", "findings that are known; only others count, and those that are fixed are named")
    .option("--baseline-write", "write what is found to the file of --baseline, and end as if it had been known");
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
 * @throws Error that names the file which cannot be written, or is no baseline
 */
export async function createReportOutput(
  { report: files = [], coverage, baseline: file, baselineWrite: isWritten = false }: ReportFlags,
  {
    reportFormats,
    textReport,
    githubAnnotations,
    mergeCoverage,
    baselineOf,
    parseBaseline,
    withBaseline,
  }: typeof conformance,
): Promise<ReportOutput> {
  for (const { format, file } of files) {
    if (!Object.hasOwn(reportFormats, format)) {
      const known = Object.keys(reportFormats).join(", ");
      throw new TypeError(`There is no report ${format}. Give FORMAT=FILE with one of ${known}.`);
    }
    await checkFile(`The report ${file}`, file);
  }
  if (isWritten && file === undefined)
    throw new TypeError("--baseline-write needs a file. Give --baseline FILE as well.");
  if (isWritten && file !== undefined) await checkFile(`The baseline ${file}`, file);
  if (coverage !== undefined) await checkFile(`The coverage ${coverage}`, coverage);
  const seenBefore = coverage === undefined ? [] : await readCoverage(coverage);
  let known = file === undefined ? undefined : await readBaseline(file, isWritten, parseBaseline);

  return {
    async write(found) {
      if (known && file !== undefined && isWritten) {
        known = baselineOf(found, known);
        await writeFile(file, `${JSON.stringify(known, undefined, 2)}\n`);
      }
      const report = known ? withBaseline(found, known, new Date().toISOString().slice(0, 10)) : found;
      process.stdout.write(textReport(report, { color: process.stdout.isTTY && !process.env.NO_COLOR }));
      if (process.env.GITHUB_ACTIONS === "true") process.stdout.write(githubAnnotations(report));
      for (const { format, file } of files) await writeFile(file, reportFormats[format as ReportFormat](report));
      if (coverage !== undefined) {
        const seen = mergeCoverage([...seenBefore, ...found.coverage]);
        await writeFile(coverage, `${JSON.stringify({ coverage: seen }, undefined, 2)}\n`);
      }
      return exitCodes[report.verdict];
    },
  };
}

/** @throws Error where the file is there and is no coverage */
async function readCoverage(file: string): Promise<ContractCoverage[]> {
  try {
    const { coverage } = JSON.parse(await readFile(file, "utf8"));
    const isCoverage = (it: ContractCoverage) => it.apiVersion && it.statuses && it.members && it.values;
    if (!Array.isArray(coverage) || !coverage.every(isCoverage)) throw new TypeError("it has no list coverage");
    return coverage;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return [];
    throw new Error(`The coverage ${file} cannot be added to: ${message}.`);
  }
}

/** @throws Error that says what is wrong with the file; one that is to be written need not be there */
async function readBaseline(
  file: string,
  isWritten: boolean,
  parse: typeof conformance.parseBaseline,
): Promise<Baseline> {
  try {
    return parse(await readFile(file, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" && isWritten) return { findings: [] };
    const why = code === "ENOENT" ? "there is no such file; --baseline-write makes it" : message;
    throw new Error(`The baseline ${file} cannot be used: ${why}.`);
  }
}

/** @throws Error that says why the file will not be written */
async function checkFile(what: string, file: string): Promise<void> {
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
  if (why !== undefined) throw new Error(`${what} cannot be written: ${why}.`);
}
