import { type ApiVersion, apiVersions } from "../api-versions.js";
import { readKnowledge } from "./knowledge/read-knowledge.js";

/** Two API versions between which a caller moves in one step. */
export interface Neighbours {
  from: ApiVersion;
  to: ApiVersion;
}

/**
 * The pairs of versions between which a caller moves in one step, by the age of the newer one: what `compareVersions` has
 * to say is said for these.
 *
 * @throws Error that names the file when what is known about a version cannot be read
 */
export async function neighbouringVersions(): Promise<Neighbours[]> {
  const versions = Object.keys(apiVersions) as ApiVersion[];
  const pairs = versions.map(async (to) => {
    const { from = [] } = (await readKnowledge(to)) ?? {};
    return from.map((it) => ({ from: it as ApiVersion, to }));
  });
  return (await Promise.all(pairs)).flat();
}

/** The shortest way from one version to another; undefined where there is none. */
export function routeBetween(
  neighbours: readonly Neighbours[],
  from: ApiVersion,
  to: ApiVersion,
): Neighbours[] | undefined {
  if (from === to) return [];
  const routes = neighbours
    .filter((pair) => pair.to === to)
    .flatMap((last) => {
      const way = routeBetween(neighbours, from, last.from);
      return way ? [[...way, last]] : [];
    });
  return routes.sort((a, b) => a.length - b.length)[0];
}
