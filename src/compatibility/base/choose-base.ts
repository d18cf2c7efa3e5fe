import { NoVerdict } from "../no-verdict.js";
import type { Git } from "./git.js";

/** What the working tree is compared with. */
export interface Base {
  commit: string;
  /** How a report calls it, with the reason for the choice where nobody has asked for it. */
  name: string;
}

/**
 * Chooses what to compare with: the ref that was asked for; else the last release tag; else where this branch left main,
 * so that what main has got since does not look removed; else, as in a shallow clone, HEAD.
 *
 * @throws NoVerdict when the ref does not exist, or there is no commit at all
 */
export async function chooseBase(git: Git, asked?: string): Promise<Base> {
  const commitOf = async (ref: string) => (await git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`))?.trim();
  if (asked !== undefined) {
    const commit = asked.startsWith("-") ? undefined : await commitOf(asked);
    if (commit) return { commit, name: asked };
    throw new NoVerdict(`There is no commit ${asked} here. In a clone without history, fetch it first.`);
  }
  const tag = (await git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"))?.trim();
  const tagged = tag && (await commitOf(`refs/tags/${tag}`));
  if (tagged) return { commit: tagged, name: `${tag}, the last release` };
  const head = await commitOf("HEAD");
  for (const main of ["main", "origin/main"]) {
    const tip = await commitOf(main === "main" ? "refs/heads/main" : `refs/remotes/${main}`);
    if (!tip) continue;
    const commit = (await git("merge-base", "HEAD", tip))?.trim() || tip;
    if (commit === head) return { commit, name: `HEAD, which ${main} has: no release is tagged yet` };
    return { commit, name: commit === tip ? main : `${commit.slice(0, 8)}, where this branch left ${main}` };
  }
  if (head)
    return { commit: head, name: "HEAD, for want of a release tag or a main branch: fetch one to compare with" };
  throw new NoVerdict("There is no commit to compare with yet.");
}
