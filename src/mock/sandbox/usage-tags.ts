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
