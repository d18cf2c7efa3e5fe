import { showWorkflow } from "../../workflow-store.js";
import { type Behaviour, idsOf, resultOf } from "../behaviour.js";
import { checkSteps } from "./check-steps.js";
import { knownWorkflow } from "./get.js";

/** Gives a workflow another name, or its draft other steps in place of all that it had. */
export const updateWorkflow: Behaviour = (call, state) => {
  const [id = ""] = idsOf(call);
  const workflow = knownWorkflow(call, id, state);
  const { name, steps } = call.body;
  checkSteps(steps);
  state.workflows.change(workflow, name as string | undefined, steps);
  return showWorkflow(call.description, resultOf(call), workflow);
};
