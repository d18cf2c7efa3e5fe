import { shapeOf } from "../../shapes.js";
import { type Behaviour, idsOf, resultOf } from "../behaviour.js";
import { checkConfigured, checkSteps } from "../workflows/check-steps.js";
import { knownWorkflow } from "../workflows/get.js";

/** Deploys the draft, or other steps beside it. */
export const createWorkflowVersion: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  const workflow = knownWorkflow(call, id, state);
  const { name, steps } = call.body;
  checkSteps(steps);
  checkConfigured(steps ?? workflow.draft.steps);
  const version = state.workflows.deploy(workflow, name as string | undefined, steps);
  return shapeOf(call.description, resultOf(call), version);
};
