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
 * so that what main has got since does not look removed. On a main that is ahead of the published one, that is where it
 * left the published one. Where nothing has been left, or there is no main, as in a shallow clone, it is HEAD.
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
  let within: string | undefined;
  for (const ref of ["refs/heads/main", "main@{upstream}", "refs/remotes/origin/main"]) {
    const tip = await commitOf(ref);
    if (!tip) continue;
    const main = (await git("rev-parse", "--abbrev-ref", ref))?.trim() || "main";
    const commit = (await git("merge-base", "HEAD", tip))?.trim() || tip;
    if (commit !== head)
      return { commit, name: commit === tip ? main : `${commit.slice(0, 8)}, where this branch left ${main}` };
    within ??= main;
  }
  if (head && within) return { commit: head, name: `HEAD, which ${within} has: no release is tagged yet` };
  if (head)
    return { commit: head, name: "HEAD, for want of a release tag or a main branch: fetch one to compare with" };
  throw new NoVerdict("There is no commit to compare with yet.");
}
