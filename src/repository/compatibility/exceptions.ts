import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { isObject } from "../../json.js";
import type { DescriptionChange } from "./changes/change.js";
import { NoVerdict } from "./no-verdict.js";

/** A breaking change that is made on purpose. */
export interface Exception {
  version: string;
  /** The id of the change. */
  change: string;
  /** The place of the change; or, where it has none, its whole message. */
  place?: string;
  message?: string;
  reason: string;
}

const keys = ["version", "change", "place", "message", "reason"] as const;

/**
 * Reads the deliberate exceptions. A file that does not exist has none.
 *
 * @throws NoVerdict that names the entry which cannot be used, and why
 */
export async function readExceptions(file: string): Promise<Exception[]> {
  const text = await readFile(file, "utf8").catch(() => "");
  let entries: unknown;
  try {
    entries = parse(text) ?? [];
  } catch (error) {
    throw new NoVerdict(`${file} is no YAML: ${(error as Error).message}`);
  }
  if (!Array.isArray(entries)) throw new NoVerdict(`${file} is not a list of exceptions.`);
  return entries.map((entry: unknown, index) => {
    const wrong = problemOf(entry);
    if (wrong) throw new NoVerdict(`Entry ${index + 1} of ${file} ${wrong}.`);
    return entry as Exception;
  });
}

/** Whether an exception is meant for a change. */
export function covers(exception: Exception, version: string, change: DescriptionChange): boolean {
  if (exception.version !== version || exception.change !== change.id) return false;
  return change.place === null ? exception.message === change.message : exception.place === change.place;
}

function problemOf(entry: unknown): string | undefined {
  if (!isObject(entry)) return "is not an object";
  const unknown = Object.keys(entry).find((key) => !keys.includes(key as (typeof keys)[number]));
  if (unknown !== undefined) return `has a member ${unknown}, which means nothing here; there are ${keys.join(", ")}`;
  for (const key of ["version", "change", "reason"] as const)
    if (typeof entry[key] !== "string" || entry[key].trim() === "") return `has no ${key}`;
  const said = [entry.place, entry.message].filter((it) => typeof it === "string" && it !== "");
  return said.length === 1 ? undefined : "needs either the place of the change or, where it has none, its message";
}
