import { showBoth } from "../show-value.js";
import { type EffectCheck, isNameReadable } from "./effect-check.js";

/** The name is for people who look for their run. */
export const replacedName: EffectCheck = {
  name: "replaced-name",
  claim: "After an update with a name, the run has that name.",
  appliesTo: (effect) => effect.accepted && typeof effect.sent?.name === "string" && isNameReadable(effect),
  check: ({ sent, after }) =>
    sent?.name === after.name
      ? []
      : [
          {
            message: "The run does not have the name that was sent.",
            keys: ["name"],
            ...showBoth(sent?.name, after.name),
          },
        ],
};
