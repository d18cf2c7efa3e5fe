import type { Bundle } from "../../bundles/openapi.js";
import { forEachOperation } from "../knowledge/for-each-operation.js";
import type { Knowledge } from "../knowledge/knowledge.js";
import { rootOf } from "../outline/outline.js";
import { type OutlinedBundle, outlineBundle } from "../outline/outline-bundle.js";
import type { Difference, DiffSection, Located, Loss } from "../version-diff.js";
import { compareOutlines, type RawDifference } from "./compare-outlines.js";
import { correspondence } from "./correspondence.js";
import { groupBy } from "./group-by.js";
import { mergeOperations } from "./merge-operations.js";

const parts: DiffSection["part"][] = ["operations", "request", "run", "errors"];

/** Compares the descriptions of two neighbouring versions, section by section, in the order in which a caller meets them. */
export function compareBundles(olderBundle: Bundle, newerBundle: Bundle, known: Knowledge): DiffSection[] {
  const older = outlineBundle(olderBundle);
  const mentioned = new Set(
    [...Object.values(known.components), ...known.members.map(({ to = [] }) => to)].flat().map(rootOf),
  );
  const newer = outlineBundle(newerBundle, (name) => older.outline.has(name) || mentioned.has(name));
  const operationIds = [...new Set([...older.operationIds, ...newer.operationIds])];
  const knowledge = forEachOperation(known, operationIds, older.outline, newer.outline);
  const { successorsOf } = correspondence(knowledge, newer.outline);
  // One that is new or gone as a whole is told as such, not part by part.
  const inBoth = operationIds.filter((id) => older.outline.has(id) && successorsOf(id).length > 0);
  const has = ({ outline }: OutlinedBundle, id: string, part: string) => outline.has(`${id}.${part}`);
  const isOperation = (key: string) => key === "servers" || operationIds.includes(key);
  const differences = mergeOperations(
    compareOutlines(older.outline, newer.outline, knowledge, isOperation),
    operationIds,
    (part) => inBoth.filter((id) => has(older, id, part) || successorsOf(id).some((it) => has(newer, it, part))).length,
  );

  // Where two components have become one, what is new in it is told with the first of them.
  const predecessors = new Map(
    [...older.places.keys()].reverse().flatMap((name) => successorsOf(name).map((to) => [rootOf(to), name])),
  );
  const sections = [...groupBy(differences, sectionOf)].map(([name, own]) => section(name, own));
  return sections.sort((a, b) => rank(a) - rank(b));

  function sectionOf({ from, to }: RawDifference): string {
    const root = rootOf(from ?? (to[0] as string));
    if (from !== null) return older.places.has(root) ? `older ${root}` : "";
    if (!newer.places.has(root)) return "";
    const predecessor = predecessors.get(root);
    return predecessor === undefined ? `newer ${root}` : `older ${predecessor}`;
  }

  function section(title: string, own: RawDifference[]): DiffSection {
    const [side, name = ""] = title.split(" ");
    const isNew = side === "newer";
    const part = side === "" ? "operations" : ((isNew ? newer : older).places.get(name)?.part ?? "operations");
    return {
      part,
      from: side === "older" ? located(older, name) : null,
      to: side === "" ? [] : (isNew ? [name] : successorsOf(name)).map((key) => located(newer, key)),
      differences: own.map(({ from, to, changes, loss, remark }): Difference => {
        return {
          from: from === null ? null : located(older, from),
          to: to.map((key) => located(newer, key)),
          changes,
          loss: loss ?? lossOf(part, from, to),
          remark,
        };
      }),
    };
  }

  function lossOf(part: DiffSection["part"], from: string | null, to: string[]): Loss {
    if (part === "operations" || part === "request") return "none";
    if (to.length === 0) return "lost";
    const items = to.map((key) => newer.outline.get(key));
    return from === null && items.some((it) => it?.required && !it.nullable) ? "unknown" : "none";
  }

  function rank({ part, from, to }: DiffSection): number {
    const places = from === null ? [...newer.places.keys()] : [...older.places.keys()];
    const at = places.indexOf(from?.key ?? to[0]?.key ?? "");
    return parts.indexOf(part) * 10_000 + (from === null ? 1_000 : 0) + at;
  }
}

function located({ places }: OutlinedBundle, key: string): Located {
  const root = rootOf(key);
  const at = places.get(root);
  return { key, path: at === undefined ? "" : (at.place + key.slice(root.length)).replace(/^\./, "") };
}
