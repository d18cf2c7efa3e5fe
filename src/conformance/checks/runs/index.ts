import { allPassed } from "./all-passed.js";
import { askedRun } from "./asked-run.js";
import { configOfType } from "./config-of-type.js";
import { creditsAddUp } from "./credits-add-up.js";
import { failureOnlyWhenFailed } from "./failure-only-when-failed.js";
import { noSecretMember } from "./no-secret-member.js";
import { reviewFields } from "./review-fields.js";
import type { RunCheck } from "./run-check.js";
import { timesInOrder } from "./times-in-order.js";
import { timesInUtc } from "./times-in-utc.js";
import { usageSince } from "./usage-since.js";

/** What is asked of every run in an answer. */
export const runChecks: readonly RunCheck[] = [
  askedRun,
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
