import { isObject, type JsonObject } from "../../../../json.js";
import { acknowledge, type Behaviour } from "../behaviour.js";
import { fileOf, workflowOf } from "./create.js";

/** Starts a run for each input. The runs are found in the list of runs, by the id of the batch. */
export const createRunBatch: Behaviour = (call, state) => {
  const workflow = workflowOf(call, state);
  // Every file is looked for before the first run starts: a batch starts as a whole.
  const inputs = (call.body.inputs as JsonObject[]).map((input) => {
    const file = fileOf(call, isObject(input.file) ? input.file : String(input.rawText), state);
    return { name: input.name as string | undefined, metadata: input.metadata as JsonObject, files: [file] };
  });
  const batchId = state.ids.next("batch");
  for (const input of inputs) state.runs.create({ ...workflow, ...input, batchId, version: call.version });
  return acknowledge(call, batchId);
};
