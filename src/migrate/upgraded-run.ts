import type { SchemaOf } from "../api-versions.js";

/** The versions that an upgrade can start from, each with those it can lead to. */
export interface UpgradePaths {
  legacy: "2025-04-21" | "2026-02-09";
  v1: "2025-04-21" | "2026-02-09";
  "2025-04-21": "2026-02-09";
}

/** A place in a run, and what is to be known about it. */
export interface Place {
  /** JSON Pointer (RFC 6901), such as `/outputs/0/edits`. */
  pointer: string;
  /** In a sentence, for people; the wording may change. */
  reason: string;
}

/** What an upgrade gives. */
export interface Upgraded<Run> {
  /** The run in the shape of the new version. It shares no object with the run that was given. */
  run: Run;
  /** Places in the run that was given whose value is not in the new one. A pointer stands for all that is below it. */
  lost: Place[];
  /**
   * Places in the new run whose value the old one does not tell. What stands there is no fact: null, a stand-in, the
   * value of the old version, or nothing where the member could be left out. A pointer stands for all that is below
   * it, except that `/stepRuns` of a workflow run says only that steps may be missing and in which order they ran is not
   * known.
   */
  unknown: Place[];
}

/** What `upgradeWorkflowRun` gives. */
export type UpgradedRun<To extends "2025-04-21" | "2026-02-09"> = Upgraded<SchemaOf<To, "WorkflowRun">>;
