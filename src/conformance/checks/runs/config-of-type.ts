import { isObject, show } from "../../../json.js";
import { objectsIn, type RunCheck } from "./run-check.js";

/** Both say which kind of processor ran, and callers choose the shape of the output by either. */
export const configOfType: RunCheck = {
  name: "config-of-type",
  claim: "The config of a processor run is of the type of the run.",
  place: ["outputs", "[]", "config", "type"],
  check: ({ outputs }) =>
    objectsIn(outputs).flatMap(({ type, config }, index) => {
      if (!isObject(config) || typeof config.type !== "string" || typeof type !== "string" || config.type === type)
        return [];
      return [
        {
          message: "config.type is not the type of its processor run.",
          keys: ["outputs", String(index), "config", "type"],
          received: show(config.type),
          documented: show(type),
        },
      ];
    }),
};
