import type { New, Old } from "../../shapes.js";
import type { Source } from "../../source.js";
import { omitted } from "../../unknown.js";

interface WithPageRanges {
  pageRanges?: Old<"PageRange">[] | null;
  fixedPageLimit?: number | null;
}

/** The pages to look at. A range that lacks an end makes the list unusable: what it meant is not documented. */
export function pageRangesOf(from: Source<WithPageRanges>): { pageRanges?: New<"PageRange">[] } {
  if ("fixedPageLimit" in from.value) {
    from.lose("fixedPageLimit", "2026-02-09 has no limit; a page range from 1 to the limit should say the same.");
  }
  const pageRanges = from.list("pageRanges", (range) => range.some("start", "end"));
  if (pageRanges === undefined) return {};
  if (pageRanges.every(isWhole)) return { pageRanges };
  const reason = "A range lacks its start or its end, and what that meant is not documented.";
  from.lose("pageRanges", reason);
  return { pageRanges: omitted(reason) };
}

function isWhole(range: Partial<New<"PageRange">>): range is New<"PageRange"> {
  return range.start !== undefined && range.end !== undefined;
}
