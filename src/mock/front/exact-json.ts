import { randomUUID } from "node:crypto";

// A JavaScript number cannot hold every number that JSON can write: 9007199254740993 and 1e-400 would come back as
// others. Such a number is kept as its text. In JSON.parse and JSON.stringify it takes the form of a string that begins
// with this mark, which no one outside this process can know.
const mark = `${randomUUID()}:`;

const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** A number that JavaScript would write otherwise than its sender did. As a number it is the nearest that there is. */
class ExactNumber extends Number {
  readonly #text: string;

  constructor(text: string) {
    super(text);
    this.#text = text;
  }

  toJSON(): string {
    return mark + this.#text;
  }
}

/**
 * JSON with each number as it was sent, for `printJson`.
 *
 * @param text JSON, not nested too deeply for a function that calls itself
 * @param plain what `JSON.parse` makes of it
 */
export function exactJson(text: string, plain: unknown): unknown {
  let isPlain = true;
  const marked = text.replace(stringOrNumber, (token) => {
    if (token.startsWith('"') || JSON.stringify(Number(token)) === token) return token;
    isPlain = false;
    return `"${mark}${token}"`;
  });
  return isPlain ? plain : JSON.parse(marked, revive);
}

function revive(_key: string, value: unknown): unknown {
  return typeof value === "string" && value.startsWith(mark) ? new ExactNumber(value.slice(mark.length)) : value;
}

/** JSON text of a value, with the numbers of `exactJson` as they were sent. */
export function printJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes(mark) ? text.replaceAll(new RegExp(`"${mark}([^"]*)"`, "g"), "$1") : text;
}

/** A copy of a value in which every number is one of JavaScript's; one that is too large for it is infinite. */
export function plainJson(value: unknown): unknown {
  return JSON.parse(printJson(value));
}
