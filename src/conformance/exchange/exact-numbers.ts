/** Begins the text that stands for a number. No text of anyone has it: Unicode keeps it for the use within a program. */
const mark = "\ufdd0";

/** What a number has to look like for JavaScript to change it: 16 characters and more, or an exponent. */
const maybeChanged = /(?<![^[:,\s])-?(?:\d[\d.]{15}|[\d.]+[eE])/;

/**
 * Parses JSON like `JSON.parse`, but for numbers that JavaScript would change, such as 9007199254740993: each of those stands
 * as a text of its own, so that it equals itself and no other number.
 *
 * @param plain what `JSON.parse` makes of it, which is the result where there are no such numbers
 * @throws SyntaxError for what is not JSON
 */
export function parseExactly(text: string, plain: unknown = JSON.parse(text)): unknown {
  if (!maybeChanged.test(text)) return plain;
  return JSON.parse(
    text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
      token.startsWith('"') || isExact(token) ? token : JSON.stringify(mark + token),
    ),
  );
}

/** JSON of a value that was parsed exactly, its numbers as they were. */
export function printExactly(value: unknown): string {
  return JSON.stringify(value).replace(new RegExp(`"${mark}([^"]*)"`, "g"), "$1");
}

/** A value that was parsed exactly, as `JSON.parse` would have made it. */
export function withRoundedNumbers(value: unknown): unknown {
  if (typeof value === "string" && value.startsWith(mark)) return Number(value.slice(1));
  if (Array.isArray(value)) return value.map(withRoundedNumbers);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withRoundedNumbers(inner)]));
}

function isExact(number: string): boolean {
  return decimal(number) === decimal(String(Number(number)));
}

/** A number as its digits and the power of ten below them: the same for every way to write it. */
function decimal(number: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const all = (whole + fraction).replace(/^0+/, "");
  const digits = all.replace(/0+$/, "");
  // Minus zero is zero.
  if (digits === "") return whole === "" ? "not a number" : "0";
  return `${sign}${digits}e${Number(exponent) - fraction.length + all.length - digits.length}`;
}
