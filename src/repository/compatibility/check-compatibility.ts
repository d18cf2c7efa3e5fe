import path from "node:path";
import { chooseBase } from "./base/choose-base.js";
import { openGit } from "./base/git.js";
import { readBase, readWorkingTree } from "./base/read-bundles.js";
import { draft } from "./draft.js";
import { readExceptions } from "./exceptions.js";
import { type Judgement, judge } from "./judge.js";
import { textReport } from "./text-report.js";

/** How the result can be printed; `changelog` is a draft of the entries. */
export const formats = {
  text: textReport,
  json: (base: string, judgement: Judgement) => `${JSON.stringify({ base, ...judgement }, null, 2)}\n`,
  changelog: (_base: string, judgement: Judgement) => draft(judgement),
};

/**
 * Compares the bundles below a folder with those of an earlier commit.
 *
 * @throws NoVerdict when there is nothing to compare with, or something cannot be read
 */
export async function checkCompatibility(
  folder: string,
  { base: asked, format }: { base?: string; format: keyof typeof formats },
): Promise<{ output: string; isCompatible: boolean }> {
  const git = await openGit(folder);
  const base = await chooseBase(git, asked);
  const exceptions = await readExceptions(path.join(folder, "openapi/exceptions.yaml"));
  const judgement = await judge(await readBase(git, base), await readWorkingTree(folder), exceptions);
  const isCompatible = judgement.versions.every(({ breaks }) => !breaks);
  return { output: formats[format](base.name, judgement), isCompatible };
}
