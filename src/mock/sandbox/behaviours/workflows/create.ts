import { showWorkflow } from "../../workflow-store.js";
import { type Behaviour, resultOf } from "../behaviour.js";
import { checkSteps } from "./check-steps.js";

export const createWorkflow: Behaviour = (call, { workflows }) => {
  const { name, steps } = call.body;
  checkSteps(steps);
  return showWorkflow(call.description, resultOf(call), workflows.create(String(name), steps));
};
