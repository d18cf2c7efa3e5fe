import type { RunDescription } from "../../description/run-description.js";
import { differencesOf, own } from "../differences.js";
import type { Problem } from "../problem.js";
import { showBoth } from "../show-value.js";
import { type EffectCheck, sentMetadata } from "./effect-check.js";

/** The one key of the metadata that has a meaning for Extend, in the versions that know it. */
export const usageTagsKey = "extend:usage_tags";

/** Whether usage tags are more than one of the caller's own keys in a version. */
export function knowsUsageTags({ bundle }: RunDescription): boolean {
  return bundle.components.schemas.Metadata?.properties?.[usageTagsKey] !== undefined;
}

/** Whether a value can be usage tags. What happens to another one, no source says. */
function areTags(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((tag) => typeof tag === "string");
}

/** A tag that cannot be read back cannot be billed by. */
export const usageTags: EffectCheck = {
  name: "usage-tags",
  claim: "Usage tags come back without the characters that a tag cannot have, otherwise unchanged and in order.",
  appliesTo: (effect) =>
    effect.accepted && knowsUsageTags(effect.description) && areTags(own(sentMetadata(effect), usageTagsKey)),
  check(effect) {
    const sent = own(sentMetadata(effect), usageTagsKey) as string[];
    const got = own(effect.after.metadata, usageTagsKey);
    // Inferred: letters are those of ASCII, an empty tag is dropped, a repeated one is kept.
    const wanted = sent.map(clean).filter((tag) => tag !== "");
    if (differencesOf(wanted, got).length === 0) return [];
    const problem: Problem = { message: "", keys: ["metadata", usageTagsKey], ...showBoth(wanted, got) };
    if (areTags(got) && got.some((tag) => /[^\p{L}\p{Nd}_-]/u.test(tag))) {
      return [{ ...problem, message: "A usage tag comes back with a character that it cannot have." }];
    }
    if (areTags(got) && differencesOf(settled(wanted), settled(got.map(clean))).length === 0) {
      return [{ ...problem, severity: "advice", message: "Usage tags are cleaned in another way than inferred." }];
    }
    return [{ ...problem, message: "Usage tags do not come back as they were sent." }];
  },
};

function clean(tag: string): string {
  return tag.replace(/[^A-Za-z0-9_-]/g, "");
}

/** Tags as far as the sources agree on them. */
function settled(tags: string[]): string[] {
  return [...new Set(tags)].filter((tag) => tag !== "");
}
