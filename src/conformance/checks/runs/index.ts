import type { RunDescription } from "../../description/run-description.js";
import { hasPlace } from "../../description/walk-described.js";
import { allPassed } from "./all-passed.js";
import { askedRun } from "./asked-run.js";
import { configOfType } from "./config-of-type.js";
import { creditsAddUp } from "./credits-add-up.js";
import { failureOnlyWhenFailed } from "./failure-only-when-failed.js";
import { noSecretMember } from "./no-secret-member.js";
import { ownShape } from "./own-shape.js";
import { reviewFields } from "./review-fields.js";
import type { RunCheck } from "./run-check.js";
import { timesInOrder } from "./times-in-order.js";
import { timesInUtc } from "./times-in-utc.js";
import { usageSince } from "./usage-since.js";

const runChecks: readonly RunCheck[] = [
  askedRun,
  ownShape,
  timesInUtc,
  timesInOrder,
  failureOnlyWhenFailed,
  reviewFields,
  usageSince,
  creditsAddUp,
  allPassed,
  configOfType,
  noSecretMember,
];

/** What is asked of every run in an answer: the rules about what the description of the version has. */
export function runChecksOf(description: RunDescription): RunCheck[] {
  return runChecks.filter(({ place = [] }) => hasPlace(description, description.run, place));
}
