import { differencesOf, own } from "../differences.js";
import { showBoth, showValue } from "../show-value.js";
import { type EffectCheck, sentMetadata } from "./effect-check.js";

/** Updates merge: two programs that use different keys of one run do not have to know of each other. */
export const keptMetadata: EffectCheck = {
  name: "kept-metadata",
  claim: "Metadata keys that an update does not send stay as they are, and none appear.",
  appliesTo: ({ accepted }) => accepted,
  check(effect) {
    const sent = sentMetadata(effect);
    const { before, after } = effect;
    const lost = Object.keys(before.metadata)
      .filter((key) => !Object.hasOwn(sent, key))
      .filter((key) => differencesOf(own(before.metadata, key), own(after.metadata, key)).length > 0)
      .map((key) => ({
        message: Object.hasOwn(after.metadata, key)
          ? "A metadata key that was not sent has another value after the update."
          : "A metadata key that was not sent is gone after the update.",
        keys: ["metadata", key],
        ...showBoth(own(before.metadata, key), own(after.metadata, key)),
      }));
    const added = Object.keys(after.metadata)
      .filter((key) => !Object.hasOwn(sent, key) && !Object.hasOwn(before.metadata, key))
      .map((key) => ({
        message: "The update has added a metadata key that was not sent.",
        keys: ["metadata", key],
        received: showValue(own(after.metadata, key)),
        documented: "nothing",
      }));
    return [...lost, ...added];
  },
};
