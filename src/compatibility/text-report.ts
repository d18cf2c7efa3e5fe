import type { Level } from "./changes/change.js";
import { levels } from "./changes/change.js";
import type { JudgedChange, JudgedVersion, Judgement } from "./judge.js";

/** What has changed, for a terminal: a paragraph for each version with changes, then the verdict. */
export function textReport(base: string, { versions, unused }: Judgement): string {
  const broken = versions.filter(({ breaks }) => breaks).map(({ version }) => version);
  return [
    `Compared with ${base}`,
    ...versions.flatMap(versionLines),
    ...unused.map(
      (it) =>
        `\nUnused exception: ${it.version} ${it.change} ${it.place ?? it.message}. Remove it from openapi/exceptions.yaml.`,
    ),
    "",
    broken.length === 0
      ? "Compatible."
      : `Not compatible: ${broken.join(", ")}. Undo what breaks, or give the reason in openapi/exceptions.yaml.`,
    "",
  ].join("\n");
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
