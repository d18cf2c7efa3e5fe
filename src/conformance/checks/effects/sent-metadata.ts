import { isObject, type JsonObject } from "../../../json.js";
import { differencesOf, own } from "../differences.js";
import type { Problem } from "../problem.js";
import { showBoth } from "../show-value.js";
import { type EffectCheck, sentMetadata as metadataOf } from "./effect-check.js";
import { knowsUsageTags, usageTagsKey } from "./usage-tags.js";

/** What goes in comes out: the caller's data are the caller's. */
export const sentMetadata: EffectCheck = {
  name: "sent-metadata",
  claim: "A metadata key that an update sends has the value sent, whatever it had before.",
  rules: ["R4", "R5", "R7"],
  appliesTo: (effect) => effect.accepted && Object.keys(metadataOf(effect)).length > 0,
  check(effect) {
    const { before, after, description } = effect;
    const sent = metadataOf(effect);
    return Object.keys(sent)
      .filter((key) => !(key === usageTagsKey && knowsUsageTags(description)))
      .flatMap((key): Problem[] => {
        const [old, value, got] = [own(before.metadata, key), own(sent, key), own(after.metadata, key)];
        if (differencesOf(value, got).length === 0) return [];
        return [{ ...judge(old, value, got), keys: ["metadata", key], ...showBoth(value, got) }];
      });
  },
};

function judge(old: unknown, value: unknown, got: unknown): Pick<Problem, "severity" | "message"> {
  // How deep the merge goes, and what null does to a key, no source says.
  if (isObject(old) && isObject(value) && differencesOf(mergeDeep(old, value), got).length === 0) {
    return { severity: "advice", message: "An object under an existing metadata key is merged instead of replaced." };
  }
  if (value === null && got === undefined) {
    return { severity: "advice", message: "Null removes a metadata key instead of being stored." };
  }
  if (got === undefined) return { message: "A metadata key that was sent is not there after the update." };
  if (old !== undefined && differencesOf(old, got).length === 0) {
    return { message: "A metadata key that was sent has its old value after the update." };
  }
  return { message: "A metadata value does not come back as it was sent." };
}

function mergeDeep(old: JsonObject, value: JsonObject): JsonObject {
  const merged = Object.keys(value).map((key) => {
    const [below, above] = [own(old, key), own(value, key)];
    return [key, isObject(below) && isObject(above) ? mergeDeep(below, above) : above] as const;
  });
  return { ...old, ...Object.fromEntries(merged) };
}
