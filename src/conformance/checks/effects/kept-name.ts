import { showBoth } from "../show-value.js";
import { type EffectCheck, isNameReadable } from "./effect-check.js";

/** A program that only tags runs must not rename them. */
export const keptName: EffectCheck = {
  name: "kept-name",
  claim: "An update without a name leaves the name as it is.",
  appliesTo: (effect) => effect.accepted && effect.sent?.name === undefined && isNameReadable(effect),
  check: ({ before, after }) =>
    before.name === after.name
      ? []
      : [
          {
            message: "The name has changed though none was sent.",
            keys: ["name"],
            ...showBoth(before.name, after.name),
          },
        ],
};
