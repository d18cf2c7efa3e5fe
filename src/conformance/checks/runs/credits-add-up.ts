import { isObject, type JsonObject } from "../../../json.js";
import type { Problem } from "../problem.js";
import { objectsIn, type RunCheck } from "./run-check.js";

/** Whoever bills customers by these figures finds a difference sooner or later. */
export const creditsAddUp: RunCheck = {
  name: "credits-add-up",
  claim: "Credits add up: charges to their entry, entries to the run.",
  place: ["usage", "breakdown"],
  check({ usage }) {
    if (!isObject(usage)) return [];
    const problems: Problem[] = [];

    function compare(keys: string[], what: string, total: unknown, parts: unknown): void {
      const items = objectsIn(parts);
      if (typeof total !== "number" || !Array.isArray(parts) || !items.every(hasCredits)) return;
      const sum = items.reduce((credits, item) => credits + item.credits, 0);
      // The figures are decimal fractions, their sum is binary.
      if (Math.abs(sum - total) < 1e-6 * Math.max(1, Math.abs(total))) return;
      problems.push({ message: `${what} do not add up.`, keys, received: String(total), documented: String(sum) });
    }

    compare(["usage", "credits"], "The credits of the breakdown", usage.credits, usage.breakdown);
    objectsIn(usage.breakdown).forEach(({ credits, charges }, index) => {
      compare(["usage", "breakdown", String(index), "credits"], "The charges of an entry", credits, charges);
    });
    const { credits, totalCredits } = usage;
    if (typeof totalCredits === "number" && typeof credits === "number" && totalCredits !== credits) {
      problems.push({
        message: "totalCredits of a workflow run is not its credits.",
        keys: ["usage", "totalCredits"],
        received: String(totalCredits),
        documented: String(credits),
      });
    }
    return problems;
  },
};

function hasCredits(item: JsonObject): item is { credits: number } {
  return typeof item.credits === "number";
}
