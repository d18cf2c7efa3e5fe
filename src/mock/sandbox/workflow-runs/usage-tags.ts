import type { JsonObject } from "../../../json.js";

/** The one key of the metadata that has a meaning for Extend, in the versions that know it. */
export const usageTagsKey = "extend:usage_tags";

/**
 * Usage tags as they are stored: without the characters that a tag cannot have, and without the tags that consist of
 * nothing else; in order, repetitions kept. Undefined when the value is not a list of strings.
 */
export function cleanUsageTags(value: unknown): string[] | undefined {
  if (!Array.isArray(value) || !value.every((tag) => typeof tag === "string")) return undefined;
  return value.map((tag: string) => tag.replace(/[^A-Za-z0-9_-]/g, "")).filter((tag) => tag !== "");
}

/**
 * Metadata as a version has it that knows usage tags: the tags cleaned. The other versions store anything under that
 * key. What is not a list of strings would break the schema here, so it is left out; the other versions still show it.
 */
export function withUsageTags(metadata: JsonObject): JsonObject {
  if (!Object.hasOwn(metadata, usageTagsKey)) return metadata;
  const { [usageTagsKey]: value, ...others } = metadata;
  const tags = cleanUsageTags(value);
  return tags ? { ...metadata, [usageTagsKey]: tags } : others;
}
