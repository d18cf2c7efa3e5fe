import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Bundle } from "../../../bundles/openapi.js";
import { isObject } from "../../../json.js";
import { NoVerdict } from "../no-verdict.js";
import type { Base } from "./choose-base.js";
import type { Git } from "./git.js";

/** Bundles by API version. */
export type Bundles = ReadonlyMap<string, Bundle>;

/**
 * Reads the bundles of the working tree.
 *
 * @throws NoVerdict that names what is missing or cannot be read
 */
export async function readWorkingTree(folder: string): Promise<Bundles> {
  const generated = path.join(folder, "generated");
  const versions = await readdir(generated).catch(() => []);
  const read = versions.map(async (version): Promise<[string, Bundle]> => {
    const file = path.join(generated, version, "openapi.json");
    return [version, parse(await readFile(file, "utf8").catch(() => ""), `generated/${version}/openapi.json`)];
  });
  const bundles = new Map(await Promise.all(read));
  if (bundles.size > 0) return bundles;
  throw new NoVerdict(`There are no bundles in ${generated}. Run make generate.`);
}

/**
 * Reads the bundles of the base, without checking it out.
 *
 * @throws NoVerdict that names the base when it has none, or one that cannot be read
 */
export async function readBase(git: Git, { commit, name }: Base): Promise<Bundles> {
  const files = (await git("ls-tree", "-r", "--name-only", "--full-tree", commit, "--", "generated/")) ?? "";
  const versions = [...files.matchAll(/^generated\/([^/]+)\/openapi\.json$/gm)].map(([, version = ""]) => version);
  if (versions.length === 0) throw new NoVerdict(`The base, ${name}, has no generated/*/openapi.json to compare with.`);
  const read = versions.map(async (version): Promise<[string, Bundle]> => {
    const file = `generated/${version}/openapi.json`;
    return [version, parse((await git("show", `${commit}:${file}`)) ?? "", `${file} of the base, ${name},`)];
  });
  return new Map(await Promise.all(read));
}

function parse(text: string, name: string): Bundle {
  let bundle: unknown;
  try {
    bundle = JSON.parse(text);
  } catch {
    throw new NoVerdict(`${name} is missing or no JSON. In the working tree, make generate writes it.`);
  }
  if (isObject(bundle) && [bundle.info, bundle.paths, bundle.components].every(isObject))
    return bundle as unknown as Bundle;
  throw new NoVerdict(`${name} is no OpenAPI description. In the working tree, make generate writes it.`);
}
