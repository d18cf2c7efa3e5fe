import { groupBy } from "../compare/group-by.js";
import type { Change, Difference, DiffSection } from "../version-diff.js";
import { lossWords, type Quote, showChange } from "./show-change.js";
import { namesIn } from "./show-name.js";

/** One line of a table. */
export interface Row {
  from: string[];
  /** Empty if there is nothing in the newer version. */
  to: string[];
  change: string;
  loss: string;
  remark: string;
}

/** The lines of a section's table. Members of which there is only the same thing to say share a line. */
export function rowsOf(section: DiffSection, quote: Quote): Row[] {
  const rows = section.differences.filter((it) => !isStricter(section, it)).map((it) => row(section, it, quote));
  const groups = groupBy(rows, (it) =>
    isFoldable(it) ? JSON.stringify([shapeOf(it), it.change, it.loss]) : JSON.stringify(it),
  );
  return [...groups.values()].map((group) => ({
    ...(group[0] as Row),
    from: [...new Set(group.flatMap(({ from }) => from))],
    to: [...new Set(group.flatMap(({ to }) => to))],
  }));
}

/** What an answer promises beyond what it did: no caller has to do anything about it. By what is promised. */
export function stricterIn(section: DiffSection, quote: Quote): Map<string, string[]> {
  const stricter = section.differences.filter((it) => isStricter(section, it));
  const promises = groupBy(stricter, ({ changes }) => changes.map((it) => showChange(it, quote)).join("; "));
  return new Map(
    [...promises].map(([promise, group]) => [
      promise,
      group.flatMap(({ from }) => namesIn(section, "from", from ? [from] : [])),
    ]),
  );
}

function row(section: DiffSection, { from, to, changes, loss, remark }: Difference, quote: Quote): Row {
  return {
    from: namesIn(section, "from", from ? [from] : []),
    to: namesIn(section, "to", to),
    change: changes
      .filter((it) => changes.length === 1 || !isNeverNull(it))
      .map((it) => showChange(it, quote))
      .join("; "),
    loss: lossWords[loss],
    remark: remark ?? "",
  };
}

function isFoldable({ from, to, remark }: Row): boolean {
  return remark === "" && (from.length === 0 || to.length === 0 || from.join() === to.join());
}

function shapeOf({ from, to }: Row): string {
  if (from.length === 0) return "new";
  return to.length === 0 ? "gone" : "kept";
}

function isStricter({ part }: DiffSection, { changes, loss, remark }: Difference): boolean {
  if (part === "operations" || part === "request" || loss !== "none" || remark !== null) return false;
  return changes.every(isPromise);
}

function isPromise(change: Change): boolean {
  if (change.kind === "limits") return change.from === "";
  return (change.kind === "presence" && change.to === "required") || isNeverNull(change);
}

function isNeverNull(change: Change): boolean {
  return change.kind === "presence" && change.from === "optional or null" && change.to === "optional";
}
