/** Where a run may go from a status, in one step. A status without an entry is not known, and nothing is said of it. */
const steps: Readonly<Record<string, readonly string[]>> = {
  PENDING: ["PROCESSING", "CANCELLING", "CANCELLED", "FAILED"],
  PROCESSING: ["PROCESSED", "FAILED", "NEEDS_REVIEW", "CANCELLING", "CANCELLED"],
  // Who reviews a run may also give its document another class, and have it processed again.
  NEEDS_REVIEW: ["PROCESSED", "REVIEWED", "REJECTED", "PROCESSING", "FAILED"],
  // The work may have been done before it could be stopped.
  CANCELLING: ["CANCELLED", "PROCESSED", "FAILED"],
  // What was processed without a review can still be reviewed; the two oldest versions have a status for that.
  PROCESSED: ["REVIEWED"],
  REVIEWED: [],
  REJECTED: [],
  FAILED: [],
  CANCELLED: [],
};

/** Whether a run that was in one status may be in another one when it is read again. Between reads it may go far. */
export function mayBecome(before: unknown, after: unknown): boolean {
  if (before === after || !isStatus(before) || !isStatus(after)) return true;
  const reached = new Set([before]);
  for (const status of reached) for (const next of steps[status] ?? []) reached.add(next);
  return reached.has(after);
}

/** Whether a run goes on by itself, so that it may be cancelled. */
export function isCancellable(status: unknown): boolean {
  return status === "PENDING" || status === "PROCESSING";
}

/** Whether a run has come to its end. */
export function isOver(status: unknown): boolean {
  return isStatus(status) && !isCancellable(status) && status !== "CANCELLING" && status !== "NEEDS_REVIEW";
}

function isStatus(value: unknown): value is string {
  return typeof value === "string" && Object.hasOwn(steps, value);
}
