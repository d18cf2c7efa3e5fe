import { type ApiVersion, apiVersions } from "../api-versions.js";
import { readBundle } from "../bundles/read-bundle.js";
import { compareBundles } from "./compare/compare-bundles.js";
import { readKnowledge } from "./knowledge/read-knowledge.js";
import { type Neighbours, neighbouringVersions, routeBetween } from "./neighbours.js";
import type { VersionDiff, VersionStep } from "./version-diff.js";

/**
 * Tells what a caller has to mind who moves from one API version to another: in what their descriptions differ, and
 * what is known about it beside them. Versions that are not neighbours are compared step by step, since what is known is
 * known about each step. A version compared with itself gives no steps.
 *
 * @throws TypeError for a version that there is not, and when nobody moves from `from` to `to`, such as to an older one
 * @throws Error that names the file when a description cannot be read
 *
 * @example
 * const { steps } = await compareVersions("2025-04-21", "2026-02-09");
 * const sections = steps.flatMap((step) => step.sections);
 * const gone = sections.flatMap(({ differences }) => differences).filter(({ to }) => to.length === 0);
 */
export async function compareVersions(from: ApiVersion, to: ApiVersion): Promise<VersionDiff> {
  for (const version of [from, to]) checkVersion(version);
  const neighbours = await neighbouringVersions();
  const route = routeBetween(neighbours, from, to);
  if (route) return { from, to, steps: await Promise.all(route.map(compareNeighbours)) };
  const isReverse = routeBetween(neighbours, to, from) !== undefined;
  const advice = isReverse ? ` Give them the other way round: ${to} ${from}.` : "";
  throw new TypeError(`Nobody moves from ${from} to ${to}.${advice}`);
}

async function compareNeighbours({ from, to }: Neighbours): Promise<VersionStep> {
  const [older, newer, knowledge] = await Promise.all([readBundle(from), readBundle(to), readKnowledge(to)]);
  return { from, to, sections: compareBundles(older, newer, knowledge ?? { from: [], components: {}, members: [] }) };
}

function checkVersion(version: string): void {
  if (Object.hasOwn(apiVersions, version)) return;
  throw new TypeError(`There is no API version ${version}. There are ${Object.keys(apiVersions).join(", ")}.`);
}
