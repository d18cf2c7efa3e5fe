import type { DiffSection, VersionDiff, VersionStep } from "../version-diff.js";
import { placesOf, titleOf } from "./headings.js";
import { type Row, rowsOf, stricterIn } from "./rows.js";

const plain = (name: string) => name;

/**
 * Prints what differs between two API versions for a terminal, a section for each object of the API. A line starts with
 * `-` for what is gone, `+` for what is new, `~` for the rest.
 *
 * @example
 * console.log(diffToText(await compareVersions("2025-04-21", "2026-02-09")));
 */
export function diffToText({ from, to, steps }: VersionDiff): string {
  if (steps.length === 0) return `${from} and ${to} are the same version: no differences.\n`;
  return steps.flatMap(stepLines).join("\n").concat("\n");
}

function stepLines({ from, to, sections }: VersionStep, index: number): string[] {
  const heading = [...(index > 0 ? [""] : []), `From ${from} to ${to}`];
  const stricter = sections.flatMap(stricterLines);
  return [
    ...heading,
    ...sections.flatMap(sectionLines),
    ...(stricter.length > 0 ? ["", "Nothing to do: more is promised", ...stricter] : []),
  ];
}

function sectionLines(section: DiffSection): string[] {
  const rows = rowsOf(section, plain);
  if (rows.length === 0) return [];
  const places = placesOf(section, plain);
  return ["", `${titleOf(section, plain)}${places ? `  (${places})` : ""}`, ...rows.flatMap(rowLines)];
}

function rowLines({ from, to, change, loss, remark }: Row): string[] {
  const [before, after] = [from.join(", "), to.join(", ")];
  const sign = before === "" ? "+" : after === "" ? "-" : "~";
  const names = before === "" || after === "" || before === after ? before || after : `${before} → ${after}`;
  const said = [change, loss && `when converting: ${loss}`].filter(Boolean).join("; ");
  return [`  ${sign} ${names}${said ? `: ${said}` : ""}`, ...(remark ? [`      ${remark}`] : [])];
}

function stricterLines(section: DiffSection): string[] {
  return [...stricterIn(section, plain)].map(
    ([promise, names]) => `  ${section.from?.key ?? ""} ${names.join(", ")}: ${promise}`,
  );
}
