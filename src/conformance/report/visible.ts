/**
 * Text with what no eye can see as `\u` escapes, the way JSON writes them: controls, marks without width, marks that turn
 * the direction of writing, halves of a character, and what no XML may hold. Newlines and tabs stay. In a body of JSON
 * the escape means the same as the character.
 */
export function visible(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029]/gu, (character) =>
    [...Array(character.length).keys()].map((index) => escapeOf(character.charCodeAt(index))).join(""),
  );
}

/** {@link visible}, with newlines and tabs escaped as well. */
export function onOneLine(text: string): string {
  return visible(text).replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

function escapeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

/** A value with every text in it, keys included, on one line and without what no eye can see. */
export function visibleTexts<T>(value: T): T {
  if (typeof value === "string") return onOneLine(value) as T;
  if (Array.isArray(value)) return value.map(visibleTexts) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [onOneLine(key), visibleTexts(inner)])) as T;
}
