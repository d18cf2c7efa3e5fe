import type { DiffSection, VersionDiff, VersionStep } from "../version-diff.js";
import { placesOf, titleOf } from "./headings.js";
import { type Row, rowsOf, stricterIn } from "./rows.js";

const code = (name: string) => `\`${name}\``;

/**
 * Prints what differs between two API versions as Markdown (CommonMark with tables): a heading of level 2 for each step,
 * and a table for each object of the API. What is lost is meant for those who convert runs that they have stored.
 *
 * @example
 * await writeFile("migration.md", diffToMarkdown(await compareVersions("2025-04-21", "2026-02-09")));
 */
export function diffToMarkdown({ from, to, steps }: VersionDiff): string {
  if (steps.length === 0) return `${from} and ${to} are the same version: no differences.\n`;
  return steps.flatMap(stepBlocks).join("\n\n").concat("\n");
}

function stepBlocks({ from, to, sections }: VersionStep): string[] {
  const stricter = sections.flatMap(stricterItems);
  return [
    `## From ${from} to ${to}`,
    ...sections.flatMap((section) => sectionBlocks(section, from, to)),
    ...(stricter.length > 0 ? ["### Nothing to do: more is promised", stricter.join("\n")] : []),
  ];
}

function sectionBlocks(section: DiffSection, from: string, to: string): string[] {
  const rows = rowsOf(section, code);
  if (rows.length === 0) return [];
  const places = placesOf(section, code);
  const table = [
    [from, to, "Change", "When converting", "Remark"],
    ["---", "---", "---", "---", "---"],
    ...rows.map((row) => cells(row, section)),
  ];
  return [
    `### ${titleOf(section, code)}`,
    ...(places ? [`In ${places}.`] : []),
    table.map((line) => `| ${line.join(" | ")} |`).join("\n"),
  ];
}

function cells({ from, to, change, loss, remark }: Row, { part }: DiffSection): string[] {
  // What is said of an operation is words, not a name.
  const names = (list: string[]) =>
    list.map((name) => (part === "operations" ? name : code(name))).join(", ") || "none";
  const after = from.length > 0 && from.join() === to.join() ? "same" : names(to);
  return [names(from), after, change, loss, remark].map((cell) => cell.replaceAll("|", "\\|"));
}

function stricterItems(section: DiffSection): string[] {
  return [...stricterIn(section, code)].map(
    ([promise, names]) => `- ${code(section.from?.key ?? "")} ${names.map(code).join(", ")}: ${promise}`,
  );
}
