import { show } from "../../../json.js";
import { isSet, type RunCheck } from "./run-check.js";

/** Three members tell of one review, so they have to tell the same. */
export const reviewFields: RunCheck = {
  name: "review-fields",
  claim: "A run is reviewed exactly when it has a time of review, and has a rejection note only when it is REJECTED.",
  place: ["reviewedAt"],
  check({ reviewed, reviewedAt, rejectionNote, status }) {
    const flag =
      typeof reviewed === "boolean" && reviewed !== isSet(reviewedAt)
        ? [
            {
              message: reviewed ? "A reviewed run has no reviewedAt." : "A run that is not reviewed has a reviewedAt.",
              keys: ["reviewed"],
              received: `${show(reviewed)} with reviewedAt ${show(reviewedAt ?? null)}`,
              documented: "true exactly when reviewedAt is set",
            },
          ]
        : [];
    const note =
      isSet(rejectionNote) && typeof status === "string" && status !== "REJECTED"
        ? [
            {
              message: "A run that was not rejected has a rejection note.",
              keys: ["rejectionNote"],
              received: `a note with status ${status}`,
              documented: "only with status REJECTED",
            },
          ]
        : [];
    return [...flag, ...note];
  },
};
