import type { CheckInfo } from "../session/ledger.js";

/** Every request gets an answer: what one check cannot say of an answer, because there is none. */
export const answersInTime: CheckInfo = {
  name: "answers-in-time",
  claim: "Every request is answered, to the end and within the time limit.",
};

/** What is asked of every update that the description allows. */
export const acceptedUpdate: CheckInfo = {
  name: "accepted-update",
  claim: "An update that the description allows is accepted.",
};

/** What is asked of every read that follows something else. */
export const readableRun: CheckInfo = {
  name: "readable-run",
  claim: "A run that exists can be read at any time.",
};
