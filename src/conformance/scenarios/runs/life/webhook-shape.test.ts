import { expect, test } from "vitest";
import type { Bundle } from "../../../../bundles/openapi.js";
import { eventExamplesOf } from "../../../../bundles/operations-of.js";
import type { JsonObject } from "../../../../json.js";
import { loadRunDescription } from "../../../description/run-description.js";
import { createSchemaReader } from "../../../description/schema-reader.js";
import { eventProblems } from "./webhook-shape.js";

const description = await loadRunDescription("2026-02-09");

/** A run as the description's own example of an event carries it. */
function runIn(key: string): JsonObject {
  const example = eventExamplesOf(description.bundle).find((it) => it.key === key);
  return { ...(example?.value as { payload?: JsonObject } | undefined)?.payload };
}

// Without it a member that only events have, or that they have otherwise, would be promised to receivers and sent by nobody.
test("a run has to fit into the event of its status, and into no other", () => {
  expect(eventProblems(description, runIn("run-completed"), description.run)).toEqual([]);
  const bundle: Bundle = structuredClone(description.bundle);
  const { payload } = bundle.components.schemas.WorkflowRunEvent?.properties ?? {};
  Object.assign(payload ?? {}, { required: ["sentAt"] });
  const stricter = { ...description, ...createSchemaReader(bundle), bundle };
  expect(eventProblems(stricter, runIn("run-completed"), stricter.run)).toMatchObject([
    {
      message: expect.stringContaining(
        "is PROCESSED does not fit into the event workflow_run.completed: payload.sentAt",
      ),
    },
  ]);
  // No event is sent of a run that has just begun; and what is not as documented is told elsewhere.
  expect(eventProblems(stricter, { ...runIn("run-completed"), status: "PROCESSING" }, stricter.run)).toEqual([]);
  expect(eventProblems(stricter, { ...runIn("run-completed"), reviewed: 5 }, stricter.run)).toEqual([]);
});
