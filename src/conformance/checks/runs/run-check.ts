import type { JsonObject } from "../../../json.js";
import type { RunDescription } from "../../description/run-description.js";
import type { Problem } from "../problem.js";

/** A rule between the members of a run, which no schema can state. */
export interface RunCheck {
  /** Kebab-case, the name of its file. */
  name: string;
  /** What holds for a server that passes. */
  claim: string;
  /**
   * The place that it is about, `[]` for any entry of a list: the rule holds in every version that has it. @default a run,
   * which every version has
   */
  place?: readonly string[];
  /**
   * Looks at one run. Members may be missing or of the wrong type: another check says so, this one passes them over.
   * Places in the problems are relative to the run.
   */
  check(run: JsonObject, asked: { id: string | undefined; description: RunDescription }): Problem[];
}

/** A member that is set: there, and not null. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The time that a member names, in milliseconds since 1970; undefined when it is unset or no time. */
export function timeOf(value: unknown): number | undefined {
  // A leap second, and small letters, are no dates for JavaScript.
  const text = typeof value === "string" ? value.toUpperCase().replace(/(\d\d:\d\d):60/, "$1:59") : "";
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** The entries of a list that are objects. */
export function objectsIn(list: unknown): JsonObject[] {
  return Array.isArray(list) ? list.filter((entry) => typeof entry === "object" && entry !== null) : [];
}
