import { expect, test } from "vitest";
import { mayBecome } from "./run-status.js";

// Without it a wrong way in the table would make findings of servers that are right, or hide what is wrong.
test.each([
  ["PENDING", "PENDING", true],
  ["PENDING", "PROCESSED", true],
  ["PENDING", "REJECTED", true],
  ["PROCESSING", "PENDING", false],
  ["NEEDS_REVIEW", "PROCESSING", true],
  ["CANCELLING", "PROCESSED", true],
  ["CANCELLING", "NEEDS_REVIEW", false],
  ["PROCESSED", "PROCESSING", false],
  ["CANCELLED", "PROCESSED", false],
  ["FAILED", "PROCESSED", false],
  // Of what no description has nothing is said.
  ["PROCESSED", "ARCHIVED", true],
  ["ARCHIVED", "PENDING", true],
])("a run that was %s may be %s: %s", (before, after, may) => {
  expect(mayBecome(before, after)).toBe(may);
});
