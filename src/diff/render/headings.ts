import type { DiffSection, Located } from "../version-diff.js";
import type { Quote } from "./show-change.js";

/** What a section is about: `File → FileSummary`. */
export function titleOf({ part, from, to }: DiffSection, quote: Quote): string {
  if (part === "operations") return "Requests and answers";
  const [before, after] = [from ? [from] : [], to].map((it) => it.map(({ key }) => quote(key)).join(", "));
  if (before === after || after === "") return before ?? "";
  return before ? `${before} → ${after}` : (after ?? "");
}

/** Where that is found: `workflowRun.files[]`, then `files[]`; empty where the whole body is meant on both sides. */
export function placesOf({ part, from, to }: DiffSection, quote: Quote): string {
  if (part === "operations") return "";
  const [before, after] = [show(from ? [from] : [], quote), show(to, quote)];
  if (before === after || after === "") return before;
  return before === "" ? after : `${before} → ${after}`;
}

function show(places: Located[], quote: Quote): string {
  return [...new Set(places.map(({ path }) => (path === "" ? "the body" : quote(path))))].join(", ");
}
