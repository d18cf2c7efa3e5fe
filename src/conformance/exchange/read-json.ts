import { isUtf8 } from "node:buffer";
import { visit } from "jsonc-parser";
import { showPlace } from "../../json.js";
import { parseExactly } from "./exact-numbers.js";

/** What is wrong with a text that should be JSON. */
export interface TextFlaw {
  kind: "not-utf-8" | "byte-order-mark" | "not-json" | "too-deep" | "repeated-key";
  /** What was found, and where. */
  received: string;
}

export interface ReadText {
  /** Decoded as UTF-8, with U+FFFD for what is not. */
  text: string;
  /** Undefined for an empty body, and for what is not JSON or too deep to be read. */
  json: unknown;
  /** The same with its numbers as they came, see {@link parseExactly}. */
  exact: unknown;
  flaws: TextFlaw[];
}

/** How many lists and objects within each other are read. Whatever walks through a value may call itself as often. */
const deepest = 1000;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Reads a body that should be JSON. `JSON.parse` alone would keep the last of several equal keys, and a decoder that is
 * not strict would replace what is not UTF-8, both without a word.
 *
 * A body that is nested more than a thousand levels deep is not read: no answer of the API is.
 *
 * An empty body has no flaw here: whether there has to be one is for its media type to say.
 */
export function readJson(bytes: Uint8Array): ReadText {
  const flaws: TextFlaw[] = [];
  const text = decoder.decode(bytes);
  if (!isUtf8(bytes)) flaws.push({ kind: "not-utf-8", received: "bytes that are not UTF-8" });
  if (text.startsWith("\ufeff")) flaws.push({ kind: "byte-order-mark", received: "a byte order mark before it" });
  const plain = text.replace(/^\ufeff/, "");
  if (plain === "") return { text, json: undefined, exact: undefined, flaws };
  let json: unknown;
  try {
    json = JSON.parse(plain);
  } catch (error) {
    flaws.push({ kind: "not-json", received: (error as Error).message });
    return { text, json: undefined, exact: undefined, flaws };
  }
  const members = countMembers(json);
  if (members === undefined) {
    flaws.push({ kind: "too-deep", received: `more than ${deepest} lists or objects within each other` });
    return { text, json: undefined, exact: undefined, flaws };
  }
  // More keys in the text than members in what was read of it: one of them is there twice.
  const keys = plain.match(/(?<!\\)(?:\\\\)*"\s*:/g) ?? [];
  if (keys.length !== members)
    for (const place of repeatedKeys(plain)) flaws.push({ kind: "repeated-key", received: `the key ${place} twice` });
  return { text, json, exact: parseExactly(plain, json), flaws };
}

/** How many members all objects in a value have together; undefined where it is too deep. */
function countMembers(value: unknown, depth = 0): number | undefined {
  if (typeof value !== "object" || value === null) return 0;
  if (depth === deepest) return undefined;
  let count = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const inner of Object.values(value)) {
    const members = countMembers(inner, depth + 1);
    if (members === undefined) return undefined;
    count += members;
  }
  return count;
}

function repeatedKeys(text: string): string[] {
  const found: string[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty(key, _offset, _length, _line, _column, pathSupplier) {
      if (open.at(-1)?.has(key)) found.push(showPlace([...pathSupplier().map(String), key]));
      open.at(-1)?.add(key);
    },
  });
  return found;
}
