import { describe, expect, test } from "vitest";
import { type ApiVersion, apiVersions } from "../../api-versions.js";
import { readBundle } from "../../bundles/read-bundle.js";
import { correspondence } from "../compare/correspondence.js";
import { compareVersions } from "../compare-versions.js";
import { neighbouringVersions } from "../neighbours.js";
import { outlineBundle } from "../outline/outline-bundle.js";
import type { Difference } from "../version-diff.js";
import { forEachOperation } from "./for-each-operation.js";
import { readKnowledge } from "./read-knowledge.js";

// Every openapi/<version>/changes.yaml against the two descriptions that it speaks of.
const neighbours = await neighbouringVersions();

test("every dated version is reached from the one before it", () => {
  const reached = new Set(neighbours.map(({ to }) => to));
  const dated = Object.keys(apiVersions).filter((version) => version.startsWith("20"));
  expect(dated.filter((version) => !reached.has(version as ApiVersion))).toEqual([]);
  expect(neighbours.filter(({ from, to }) => !(from in apiVersions) || from === to)).toEqual([]);
});

describe.each(neighbours)("$from to $to", async ({ from, to }) => {
  const [older, newer] = [outlineBundle(await readBundle(from)), outlineBundle(await readBundle(to))];
  const written = await readKnowledge(to);
  if (!written) throw new Error(`nothing is known about ${to}`);
  const operationIds = [...new Set([...older.operationIds, ...newer.operationIds])];
  const knowledge = forEachOperation(written, operationIds, older.outline, newer.outline);
  const { successorsOf } = correspondence(knowledge, newer.outline);
  // Not before the places are known to exist.
  const compared = async () => (await compareVersions(from, to)).steps.flatMap(({ sections }) => sections);

  test("the components exist, and have other names now", () => {
    const known = Object.entries(knowledge.components);
    expect(known.map(([name]) => name).filter((name) => !older.outline.has(name))).toEqual([]);
    expect(known.flatMap(([, successors]) => successors).filter((name) => !newer.outline.has(name))).toEqual([]);
    expect(known.filter(([name, successors]) => successors.join() === name)).toEqual([]);
  });

  test("every place exists", () => {
    const places = knowledge.members.flatMap((it) => it.from ?? it.kept ?? []);
    expect(places.filter((key) => !older.outline.has(key))).toEqual([]);
    const newPlaces = knowledge.members.flatMap((it) => it.to ?? []);
    expect(newPlaces.filter((key) => !newer.outline.has(key))).toEqual([]);
  });

  test("nothing is said twice, or says nothing", () => {
    const keys = knowledge.members.flatMap((it) => it.from ?? it.kept ?? []);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    const silent = knowledge.members.filter((it) => !it.remark && !it.loss && !it.values && !(it.from && it.to));
    expect(silent).toEqual([]);
  });

  test("what is said to have gone, stayed or come is so", () => {
    const wrong = knowledge.members.filter(({ from: gone, to: came, kept }) => {
      if (kept !== undefined) return gone !== undefined || came !== undefined || successorsOf(kept).length === 0;
      if (gone === undefined) return came?.some((key) => older.outline.has(key) && successorsOf(key).includes(key));
      return came === undefined ? successorsOf(gone).length > 0 : came.some((key) => successorsOf(gone).includes(key));
    });
    expect(wrong).toEqual([]);
  });

  test("renamed values were listed before and are now", () => {
    for (const { from: gone, kept, to: came = [], values = {} } of knowledge.members) {
      const key = gone ?? kept ?? "";
      const now = (kept === undefined ? came : successorsOf(kept)).flatMap((it) => newer.outline.get(it)?.values ?? []);
      expect(older.outline.get(key)?.values ?? []).toEqual(expect.arrayContaining(Object.keys(values)));
      expect(now).toEqual(expect.arrayContaining(Object.values(values)));
    }
  });

  test("whatever goes away is explained", async () => {
    const explained = new Set(written.members.map((it) => it.from ?? it.kept));
    const unexplained = (await compared()).flatMap(({ part, differences }) =>
      differences.filter((it) => goesAway(it, part) && !explained.has(it.from?.key)).map((it) => it.from?.key),
    );
    expect(unexplained, `add them to openapi/${to}/changes.yaml`).toEqual([]);
  });

  test("whatever is known is told", async () => {
    const told = (await compared()).flatMap(({ differences }) => differences.map(({ remark }) => remark));
    expect(written.members.map(({ remark }) => remark ?? null).filter((it) => !told.includes(it))).toEqual([]);
  });
});

/** A member, type or value that callers may have relied on. What is around the bodies changes with every version. */
function goesAway({ changes }: Difference, part: string): boolean {
  return changes.some((change) => {
    if (change.kind === "removed") return true;
    if (part === "operations") return false;
    return (change.kind === "types" || change.kind === "values") && change.removed.length > 0;
  });
}
