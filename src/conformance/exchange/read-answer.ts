import type { Answer } from "./exchange.js";
import { readJson } from "./read-json.js";

/** An answer made of its parts, its body read as UTF-8 and, where it is that, as JSON. */
export function readAnswer(status: number, headers: Headers, bytes: Uint8Array): Answer {
  return { status, headers, ...readJson(bytes) };
}
