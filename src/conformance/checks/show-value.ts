import { showPlace } from "../../json.js";
import { printExactly } from "../exchange/exact-numbers.js";
import { differencesOf } from "./differences.js";

const longest = 160;

/** A value as a report shows it: JSON on one line, cut where it is long, with what no eye can see escaped. */
export function showValue(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = escaped(printExactly(value));
  if (text.length <= longest) return text;
  // A character of two units that the cut would go through is left out.
  const start = text.slice(0, longest).replace(/[\ud800-\udbff]$/, "");
  return `${start}… (${text.length} characters)`;
}

/** Two values as a report shows them side by side: only where they first differ, when they are long. */
export function showBoth(wanted: unknown, got: unknown): { documented: string; received: string } {
  const [first] = differencesOf(wanted, got);
  const isLong = Math.max(showValue(wanted).length, showValue(got).length) > longest;
  if (!first || !isLong) return { documented: showValue(wanted), received: showValue(got) };
  const place = first.keys.length > 0 ? ` at ${showPlace(first.keys)}` : "";
  const { before, after } = first;
  if (typeof before !== "string" || typeof after !== "string") {
    return { documented: showValue(before) + place, received: showValue(after) + place };
  }
  const [one, other] = [[...before], [...after]];
  const at = one.findIndex((character, index) => character !== other[index]);
  const from = Math.max(0, (at === -1 ? one.length : at) - 20);
  const part = (characters: string[]) =>
    `${from > 0 ? "…" : ""}${escaped(JSON.stringify(characters.slice(from, from + 40).join("")))} (${characters.length} characters)`;
  return { documented: part(one) + place, received: part(other) + place };
}

/** Controls, marks without width, and what terminals cannot draw, as `\u` escapes. */
function escaped(json: string): string {
  return json.replace(/[\p{Cc}\p{Cf}\p{Cn}\p{Co}\u2028\u2029]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}
