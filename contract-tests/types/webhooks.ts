import type { SchemaOf } from "../../src/index.js";
import {
  createEvent,
  fetchPayload,
  type SignedDataUrl,
  type VerifyWebhookOptions,
  verifyWebhook,
  type WebhookEvent,
} from "../../src/webhooks.js";
import type { Equal } from "./expect.js";

// What a program that receives webhooks may write, and what the compiler refuses. Compiled, never run.

type Run<V extends "2025-04-21" | "2026-02-09"> = SchemaOf<V, "WorkflowRun">;
declare function same<Left, Right>(truth: Equal<Left, Right>): void;
declare const delivery: Pick<VerifyWebhookOptions, "body" | "headers" | "secret">;

// --- One version ---

const event = await verifyWebhook({ ...delivery, apiVersion: "2026-02-09" });
event satisfies WebhookEvent;
switch (event.eventType) {
  case "workflow_run.completed":
  case "workflow_run.cancelled": {
    same<typeof event.payload, Run<"2026-02-09">>(true);
    break;
  }
  case "workflow_run.step_run.processed":
    event.payload.workflowRunId satisfies string;
    break;
  // @ts-expect-error no such event
  case "workflow_run.complete":
    break;
  default: {
    const name: string = event.eventType;
    console.log(name.startsWith("workflow_run."));
  }
}
switch (event.eventType) {
  case "workflow_run.completed":
  case "workflow_run.failed":
  case "workflow_run.needs_review":
  case "workflow_run.rejected":
  case "workflow_run.cancelled":
  case "workflow_run.step_run.processed":
    break;
  case "extract_run.processed":
  case "extract_run.failed":
    same<typeof event.payload, SchemaOf<"2026-02-09", "ExtractRun">>(true);
    break;
  case "classify_run.processed":
  case "classify_run.failed":
  case "split_run.processed":
  case "split_run.failed":
    break;
  case "parse_run.processed":
  case "parse_run.failed":
    same<typeof event.payload, SchemaOf<"2026-02-09", "ParseRunStatusObject">>(true);
    break;
  case "batch_processor_run.processed":
  case "batch_processor_run.failed":
  case "batch_parse_run.processed":
  case "batch_parse_run.failed":
    break;
  default: {
    // An event that is not described.
    same<typeof event.payload, unknown>(true);
    const name: string = event.eventType;
    console.log(name === "edit_run.processed");
  }
}
// @ts-expect-error the payload of no event has it
event.payload.nope;

// @ts-expect-error 2025-04-21 has no such event
(await verifyWebhook({ ...delivery, apiVersion: "2025-04-21" })).eventType === "workflow_run.cancelled";
const older = await verifyWebhook({ ...delivery, apiVersion: "2025-04-21" });
if (older.eventType === "processor_run.failed")
  same<typeof older.payload, SchemaOf<"2025-04-21", "ProcessorRun">>(true);
if (older.eventType === "parser_run.processed")
  same<typeof older.payload, SchemaOf<"2025-04-21", "ParserRunStatusObject">>(true);
// @ts-expect-error a version without webhooks
await verifyWebhook({ ...delivery, apiVersion: "legacy" });

// --- The version of the delivery ---

const any = await verifyWebhook(delivery);
if (any.eventType === "workflow_run.completed") {
  same<typeof any.payload, Run<"2025-04-21"> | Run<"2026-02-09">>(true);
  if (any.apiVersion === "2026-02-09") any.payload satisfies Run<"2026-02-09">;
  else any.payload satisfies Run<"2025-04-21">;
}

// --- Links ---

const linked = await verifyWebhook({ ...delivery, apiVersion: "2026-02-09", allowSignedUrl: true });
if (linked.eventType === "workflow_run.failed") {
  same<typeof linked.payload, Run<"2026-02-09"> | SignedDataUrl>(true);
  const fetched = await fetchPayload(linked);
  same<typeof fetched.payload, Run<"2026-02-09">>(true);
}
(await fetchPayload(linked)) satisfies WebhookEvent;

// --- Events for tests ---

declare const run: Run<"2026-02-09">;
createEvent("workflow_run.completed", run) satisfies WebhookEvent;
createEvent("edit_run.processed", { object: "edit_run" });
// @ts-expect-error not the payload of this event
createEvent("workflow_run.completed", {});
// @ts-expect-error the run of another version
createEvent("workflow_run.completed", run, { apiVersion: "2025-04-21" });
