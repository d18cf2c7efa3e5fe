import type { Level } from "./changes/change.js";
import { levels } from "./changes/change.js";
import { exceptionEntries } from "./exception-entries.js";
import type { JudgedChange, JudgedVersion, Judgement } from "./judge.js";

/** What has changed, for a terminal: a paragraph for each version with changes, then the verdict. */
export function textReport(base: string, { versions, unused }: Judgement): string {
  return [
    `generated/ compared with ${base}`,
    ...versions.flatMap(versionLines),
    ...unused.map(
      (it) =>
        `\nUnused exception: ${it.version} ${it.change} ${it.place ?? it.message}. Remove it from openapi/exceptions.yaml.`,
    ),
    "",
    verdict(versions),
    "",
  ].join("\n");
}

function verdict(versions: JudgedVersion[]): string {
  const broken = versions.filter(({ breaks }) => breaks);
  if (broken.length > 0) {
    const names = broken.map(({ version }) => version).join(", ");
    return `Not compatible: ${names}. Undo what breaks or, if it is meant, add to openapi/exceptions.yaml:\n\n${exceptionEntries(broken)}`;
  }
  const hasWarnings = versions.some(({ changes }) => changes.some(({ level }) => level === "warning"));
  return hasWarnings ? "Compatible; callers may still notice what the warnings say." : "Compatible.";
}

function versionLines({ version, status, is, changes }: JudgedVersion): string[] {
  if (is === "new") return ["", `${version}: a new version, nothing to compare with`];
  if (changes.length === 0) return [];
  const counts = levels.map((level) => count(changes, level)).filter(Boolean);
  return ["", `${version} (${status ?? "no status"}): ${counts.join(", ")}`, ...changes.flatMap(changeLines)];
}

function count(changes: JudgedChange[], level: Level): string | undefined {
  const { length } = changes.filter((it) => it.level === level);
  return length > 0 ? `${length} ${level}` : undefined;
}

function changeLines({ level, id, message, operations, exception }: JudgedChange): string[] {
  const excepted = exception === null ? [] : [`            on purpose: ${exception}`];
  return [
    `  ${level.padEnd(8)}  ${message}`,
    `            ${[id, ...(operations.length > 0 ? [operations.join(", ")] : [])].join("; ")}`,
    ...excepted,
  ];
}
