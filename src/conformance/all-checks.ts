import type { ApiVersion } from "../api-versions.js";
import { acceptedUpdate, answersInTime, readableRun } from "./checks/always.js";
import { answerChecks } from "./checks/answers/index.js";
import { effectChecks } from "./checks/effects/index.js";
import { runChecks } from "./checks/runs/index.js";
import { scenarios } from "./scenarios/index.js";
import type { CheckInfo } from "./session/ledger.js";

/** What can be said of single exchanges, whoever made them. */
export function exchangeChecks(version: ApiVersion): CheckInfo[] {
  return [...answerChecks, ...runChecks.filter(({ versions }) => versions?.includes(version) ?? true)];
}

/** Every check of a verification, each once, in the order of a report. */
export function allChecks(version: ApiVersion): CheckInfo[] {
  const own = scenarios(new Map()).flatMap(({ check, isOnlyTraffic }) => (isOnlyTraffic ? [] : [check]));
  return [answersInTime, readableRun, ...exchangeChecks(version), acceptedUpdate, ...effectChecks, ...own];
}
