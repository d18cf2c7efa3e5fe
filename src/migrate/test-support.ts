import type { Legacy, Old } from "./shapes.js";

// Runs with what is required and no more, so that a test shows what it is about.

const workflow = { object: "workflow", id: "workflow_1", version: "1", name: "Invoices" } as const;
const since = "2025-05-01T00:00:00.000Z";

export function oldRun(members: object = {}): Old<"WorkflowRun"> {
  return {
    object: "workflow_run",
    id: "workflow_run_1",
    name: "a.pdf",
    url: "https://dashboard.example.com/r",
    status: "PROCESSED",
    metadata: {},
    files: [],
    initialRunAt: since,
    reviewed: false,
    outputs: [],
    stepRuns: [],
    workflow,
    ...members,
  };
}

export function oldOutput(members: object = {}): object {
  return {
    object: "document_processor_run",
    id: "dpr_1",
    processorId: "dp_1",
    processorVersionId: "dpv_1",
    processorName: "Invoice Fields",
    status: "PROCESSED",
    output: {},
    reviewed: false,
    edited: false,
    edits: {},
    type: "EXTRACT",
    config: { type: "EXTRACT" },
    files: [],
    mergedProcessors: [],
    url: "https://dashboard.example.com/o",
    ...members,
  };
}

export function ruleStep(output: object): object {
  const step = { object: "workflow_step", id: "step_1", name: "Check", type: "RULE_VALIDATION" };
  return { object: "workflow_step_run", id: "workflow_step_run_1", status: "PROCESSED", step, output };
}

export function legacyRun(members: object = {}): Legacy<"WorkflowRun"> {
  return {
    object: "workflow_run",
    id: "workflow_run_1",
    status: "PROCESSED",
    metadata: {},
    initialRunAt: since,
    outputs: [],
    workflow,
    ...members,
  };
}

export function legacyOutput(members: object = {}): object {
  return { object: "document_processor_run", id: "dpr_1", edited: false, output: null, type: "EXTRACT", ...members };
}
