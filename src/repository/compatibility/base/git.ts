import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { NoVerdict } from "../no-verdict.js";

/** Runs git in a folder. Resolves to what it prints, or to undefined when it refuses. */
export type Git = (...args: string[]) => Promise<string | undefined>;

/** @throws NoVerdict when there is no git, or the folder is in no work tree */
export async function openGit(folder: string): Promise<Git> {
  const run = promisify(execFile);
  const git: Git = async (...args) => {
    try {
      return (await run("git", ["-C", folder, ...args], { maxBuffer: 64 * 1024 * 1024 })).stdout;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new NoVerdict("git is needed to read the base.");
      return undefined;
    }
  };
  if ((await git("rev-parse", "--is-inside-work-tree"))?.trim() === "true") return git;
  throw new NoVerdict(`${folder} is in no git work tree, so there is nothing to compare with.`);
}
