import type { Behaviour } from "./behaviour.js";
import { deleteFile } from "./files/delete.js";
import { getFile } from "./files/get.js";
import { listFiles } from "./files/list.js";
import { createFile, uploadFile } from "./files/upload.js";
import { cancelSingleRun, deleteSingleRun } from "./single-runs/cancel-delete.js";
import { createSingleRun, createSingleRunBatch, runAtOnce } from "./single-runs/create.js";
import { getBatch, getSingleRun } from "./single-runs/get.js";
import { listSingleRuns } from "./single-runs/list.js";
import { cancelRun } from "./workflow-runs/cancel.js";
import { correctOutput } from "./workflow-runs/correct-output.js";
import { createRun } from "./workflow-runs/create.js";
import { createRunBatch } from "./workflow-runs/create-batch.js";
import { deleteRun } from "./workflow-runs/delete.js";
import { getRun } from "./workflow-runs/get.js";
import { listRuns } from "./workflow-runs/list.js";
import { updateRun } from "./workflow-runs/update.js";
import { createWorkflowVersion } from "./workflow-versions/create.js";
import { getWorkflowVersion } from "./workflow-versions/get.js";
import { listWorkflowVersions } from "./workflow-versions/list.js";
import { createWorkflow } from "./workflows/create.js";
import { getWorkflow } from "./workflows/get.js";
import { listWorkflows } from "./workflows/list.js";
import { updateWorkflow } from "./workflows/update.js";

/** What can be done with runs of every kind but those of workflows. */
const singleRuns = {
  cancel: cancelSingleRun,
  create: createSingleRun,
  createBatch: createSingleRunBatch,
  delete: deleteSingleRun,
  get: getSingleRun,
  list: listSingleRuns,
};

/** What operations do that no description can say, by their place in the client. The others answer with an example. */
export const behaviours: Readonly<Record<string, Readonly<Record<string, Behaviour>>>> = {
  batchProcessorRuns: { get: getBatch },
  batchRuns: { get: getBatch },
  classifyRuns: { ...singleRuns, classify: runAtOnce },
  extractRuns: { ...singleRuns, extract: runAtOnce },
  files: { create: createFile, delete: deleteFile, get: getFile, list: listFiles, upload: uploadFile },
  parseRuns: { ...singleRuns, parse: runAtOnce },
  parserRuns: singleRuns,
  processorRuns: singleRuns,
  splitRuns: { ...singleRuns, split: runAtOnce },
  workflowRuns: {
    cancel: cancelRun,
    correctOutput,
    create: createRun,
    createBatch: createRunBatch,
    delete: deleteRun,
    get: getRun,
    list: listRuns,
    update: updateRun,
  },
  workflows: { create: createWorkflow, get: getWorkflow, list: listWorkflows, update: updateWorkflow },
  workflowVersions: { create: createWorkflowVersion, get: getWorkflowVersion, list: listWorkflowVersions },
};
