import { isObject } from "../../../json.js";
import { withRoundedNumbers } from "../../exchange/exact-numbers.js";
import { differencesOf, own } from "../differences.js";
import type { Problem } from "../problem.js";
import { showBoth } from "../show-value.js";
import { type EffectCheck, sentMetadata as metadataOf } from "./effect-check.js";
import { knowsUsageTags, usageTagsKey } from "./usage-tags.js";

/** What goes in comes out: the caller's data are the caller's. */
export const sentMetadata: EffectCheck = {
  name: "sent-metadata",
  claim: "A metadata key that an update sends has the value sent, whatever it had before.",
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
  if (isMergeOf(old, value, got)) {
    return { severity: "advice", message: "An object under an existing metadata key is merged instead of replaced." };
  }
  if (value === null && got === undefined) {
    return { severity: "advice", message: "Null removes a metadata key instead of being stored." };
  }
  if (differencesOf(withRoundedNumbers(value), withRoundedNumbers(got)).length === 0) {
    return { message: "A number in the metadata comes back as another one." };
  }
  if (got === undefined) return { message: "A metadata key that was sent is not there after the update." };
  if (old !== undefined && differencesOf(old, got).length === 0) {
    return { message: "A metadata key that was sent has its old value after the update." };
  }
  return { message: "A metadata value does not come back as it was sent." };
}

/** Whether a value is an old object with a new one merged into it, however deep that goes; null may remove a key. */
function isMergeOf(old: unknown, value: unknown, got: unknown): boolean {
  if (!isObject(value) || !isObject(got)) return false;
  const before = isObject(old) ? old : {};
  return [...new Set([...Object.keys(before), ...Object.keys(value), ...Object.keys(got)])].every((key) => {
    const [below, above, found] = [own(before, key), own(value, key), own(got, key)];
    if (!Object.hasOwn(value, key)) return differencesOf(below, found).length === 0;
    if (above === null && found === undefined) return true;
    return differencesOf(above, found).length === 0 || isMergeOf(below, above, found);
  });
}
