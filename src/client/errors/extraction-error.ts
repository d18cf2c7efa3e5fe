import { ExtendError } from "./extend-error.js";

/** Something about an extracted value that does not fit its schema. */
export interface ExtractionIssue {
  /** Where it is, such as `line_items[0].total`: the key of `output.metadata` that tells more. Empty for the whole value. */
  readonly path: string;
  readonly message: string;
}

/** An extract run has no value, such as one that failed, or its value does not fit the schema. */
export class ExtractionError extends ExtendError {
  override name = "ExtractionError";

  /** The id of the run. */
  readonly runId: string;
  /** What does not fit; empty when there is no value. */
  readonly issues: readonly ExtractionIssue[];

  constructor(message: string, runId: string, issues: readonly ExtractionIssue[]) {
    super(message);
    this.runId = runId;
    this.issues = issues;
  }
}
