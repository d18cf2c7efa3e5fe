import type { JudgedChange, Judgement } from "./judge.js";

/**
 * The entries of openapi/CHANGELOG.md for these changes, for a person to go on with: what a caller has to do is for them
 * to say.
 */
export function draft({ versions }: Judgement): string {
  const sections = versions.flatMap(({ version, is, changes }) => {
    if (is === "new") return [`## ${version}`, "**A new API version.** TODO: what is different, and how to migrate."];
    if (changes.length === 0) return [];
    const breaking = changes.filter(({ level }) => level === "breaking");
    const other = changes.filter(({ level }) => level !== "breaking");
    return [
      `## ${version}`,
      ...(breaking.length > 0 ? ["### Breaking", ...breaking.map((it) => entry(it, "TODO: how to migrate."))] : []),
      ...(other.length > 0 ? ["### No change needed", ...other.map((it) => entry(it, ""))] : []),
    ];
  });
  return sections.length === 0 ? "" : `${sections.join("\n\n")}\n`;
}

function entry({ message, operations, exception }: JudgedChange, toDo: string): string {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  const said = [`**${sentence}.**`, exception ?? "", toDo].filter(Boolean).join(" ");
  const affected = operations.map((it) => `\`${it}\``).join(", ");
  return affected ? `${said}\n\nAffected operations: ${affected}` : said;
}
