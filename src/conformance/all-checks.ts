import { acceptedUpdate, answersInTime, readableRun } from "./checks/always.js";
import { answerChecks } from "./checks/answers/index.js";
import { effectChecks } from "./checks/effects/index.js";
import { runChecksOf } from "./checks/runs/index.js";
import type { RunDescription } from "./description/run-description.js";
import { scenarios } from "./scenarios/index.js";
import type { CheckInfo } from "./session/ledger.js";

/** What can be said of single exchanges, whoever made them. */
export function exchangeChecks(description: RunDescription): CheckInfo[] {
  return [...answerChecks, ...runChecksOf(description)];
}

/** Every check of a verification, each once, in the order of a report. */
export function allChecks(description: RunDescription): CheckInfo[] {
  const own = scenarios(new Map()).flatMap(({ check, isOnlyTraffic }) => (isOnlyTraffic ? [] : [check]));
  return [answersInTime, readableRun, ...exchangeChecks(description), acceptedUpdate, ...effectChecks, ...own];
}
